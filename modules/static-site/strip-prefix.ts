import { CloudfrontFunction } from "@cdktf/provider-aws/lib/cloudfront-function";
import type { Construct } from "constructs";

/**
 * The code that CloudFront runs on each request to an origin behind a prefix: `/functions/orders`
 * becomes `/orders`, so that an app need not know where it is mounted. Exported to be run in a test.
 */
export const stripPrefixCode = `function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\\/[^/]*/, "") || "/";
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
