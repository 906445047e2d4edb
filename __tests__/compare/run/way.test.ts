import { wayRow } from "../../../compare/run/way";

const site = "https://d1.cloudfront.net";

test("both by one distribution is said of both", () => {
  const row = wayRow({ functions: `${site}/functions`, containers: `${site}/containers` });
  expect(row).toMatchObject({ what: "Way", functions: expect.stringMatching(/^through one/) });
  expect(row.containers).toBe(row.functions);
});

test.each([
  ["https://abc.execute-api.eu-west-1.amazonaws.com", "http://alb-1.eu-west-1.elb.amazonaws.com"],
  ["http://127.0.0.1:3001", "http://127.0.0.1:3002"],
])("%s and %s are called at their own addresses", (functions, containers) => {
  expect(wayRow({ functions, containers }).functions).toMatch(/^at its own address/);
});
