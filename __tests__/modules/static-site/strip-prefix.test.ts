import { stripPrefix, stripPrefixCode } from "../../../modules/static-site/strip-prefix";
import { at, synthesize } from "../synthesize";

describe("the CloudFront function", () => {
  const handler = new Function(`${stripPrefixCode}; return handler;`)();

  test.each([
    ["/functions/blog", "/blog"],
    ["/containers/blog/a-b_1", "/blog/a-b_1"],
    ["/functions/", "/"],
    ["/functions//blog", "//blog"],
    ["/functions/functions/blog", "/functions/blog"],
    ["/functions/blog%2F1", "/blog%2F1"],
  ])("makes %s into %s", (uri, expected) => {
    const request = { method: "GET", uri, querystring: { limit: { value: "1" } } };
    expect(handler({ request })).toEqual({ ...request, uri: expected });
  });

  test("is what is deployed", () => {
    const stack = synthesize((stack) => {
      stripPrefix(stack, "shop-strip-prefix");
    });
    expect(at(stack, "aws_cloudfront_function.strip_prefix")).toMatchObject({
      name: "shop-strip-prefix",
      code: stripPrefixCode,
      runtime: "cloudfront-js-2.0",
      publish: true,
    });
  });
});
