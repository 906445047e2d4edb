import { CloudfrontFunction } from "@cdktf/provider-aws/lib/cloudfront-function";
import type { Construct } from "constructs";

/** Says by which prefix a request came, and which one it is: no two have the same. */
export const doorHeader = "x-door";

/**
 * The code that CloudFront runs on each request to an origin behind a prefix: `/functions/orders`
 * becomes `/orders`, so that an app need not know where it is mounted. CloudFront would look for both
 * origins' `/orders` in one place of its cache: the header, which is part of the key, keeps them, and any
 * two requests, apart. Exported to be run in a test.
 */
export const stripPrefixCode = `function handler(event) {
  var request = event.request;
  var prefix = request.uri.split("/")[1];
  request.headers["${doorHeader}"] = { value: prefix + " " + event.context.requestId };
  request.uri = request.uri.slice(prefix.length + 1) || "/";
  return request;
}
`;

export function stripPrefix(scope: Construct, name: string): CloudfrontFunction {
  return new CloudfrontFunction(scope, "strip_prefix", {
    name,
    comment: "Takes the first segment off the path",
    runtime: "cloudfront-js-2.0",
    code: stripPrefixCode,
    publish: true,
  });
}
