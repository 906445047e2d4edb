import { stripPrefix, stripPrefixCode } from "../../../modules/static-site/strip-prefix";
import { uncached } from "../../../modules/static-site/uncached";
import { type Attributes, at, synthesize } from "../synthesize";

describe("the CloudFront function", () => {
  const context = { requestId: "1" };
  const handler = new Function(`${stripPrefixCode}; return handler;`)();

  test.each([
    ["/functions/blog", "/blog"],
    ["/containers/blog/a-b_1", "/blog/a-b_1"],
    ["/functions/", "/"],
    ["/functions//blog", "//blog"],
    ["/functions/functions/blog", "/functions/blog"],
    ["/functions/blog%2F1", "/blog%2F1"],
  ])("makes %s into %s", (uri, expected) => {
    const request = { method: "GET", uri, querystring: { limit: { value: "1" } }, headers: {} };
    const { uri: made, ...rest } = handler({ request: { ...request }, context });
    expect(made).toBe(expected);
    expect(rest).toMatchObject({ method: "GET", querystring: request.querystring });
  });

  /** What CloudFront looks up in its cache: the changed path, and the headers that the policy names. */
  const keyOf = (uri: string, requestId: string, headers = {}) => {
    const { uri: path, headers: sent } = handler({
      request: { method: "GET", uri, headers: { ...headers } },
      context: { requestId },
    });
    const policy = at(
      synthesize((stack) => {
        uncached(stack, "shop-uncached");
      }),
      "aws_cloudfront_cache_policy.uncached",
    );
    const { headers_config } = policy.parameters_in_cache_key_and_forwarded_to_origin as Attributes;
    const { headers: named } = headers_config as { headers: { items: string[] } };
    return [path, ...named.items.map((name) => sent[name]?.value)].join(" ");
  };

  test("keeps what is cached of one prefix from the other", () => {
    expect(keyOf("/functions/blog", "a")).not.toBe(keyOf("/containers/blog", "a"));
    expect(keyOf("/functions/blog", "a")).toMatch(/^\/blog .*functions/);
  });

  test("keeps any two requests apart, also where somebody sends the header", () => {
    const sent = { "x-door": { value: "functions a" } };
    expect(keyOf("/functions/blog", "b", sent)).not.toBe(keyOf("/functions/blog", "a", sent));
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
