import { urlsOf } from "../../build/deploy";

test("urls.js after a deploy has the direct addresses", () => {
  const outputs = {
    blog: {
      FunctionsURL: "https://abc.execute-api.eu-west-1.amazonaws.com",
      ContainersURL: "http://alb-1.eu-west-1.elb.amazonaws.com",
      SiteURL: "https://d1.cloudfront.net",
      TableName: "blog-posts",
    },
  };
  const urls = new Function(`${urlsOf(outputs)}; return urls;`)();
  expect(urls).toEqual([
    expect.objectContaining({
      OutputKey: "FunctionsURL",
      OutputValue: "https://abc.execute-api.eu-west-1.amazonaws.com",
    }),
    expect.objectContaining({
      OutputKey: "ContainersURL",
      OutputValue: "http://alb-1.eu-west-1.elb.amazonaws.com",
    }),
  ]);
});

test.each([[{}], [{ blog: {} }], [undefined]])("outputs %j are refused", (outputs) => {
  expect(() => urlsOf(outputs)).toThrow("The stack has no output FunctionsURL.");
});
