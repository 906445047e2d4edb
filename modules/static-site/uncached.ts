import { CloudfrontCachePolicy } from "@cdktf/provider-aws/lib/cloudfront-cache-policy";
import type { Construct } from "constructs";
import { doorHeader } from "./strip-prefix";

/**
 * A cache that never answers: its key holds a header that no two requests share, so that not even an
 * error that an app lets be kept comes back by the other prefix. AWS's own `CachingDisabled` has no
 * headers in its key, and none may be added where all times are 0: hence the one second.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html
 */
export function uncached(scope: Construct, name: string): CloudfrontCachePolicy {
  return new CloudfrontCachePolicy(scope, "uncached", {
    name,
    comment: "Each request has a key of its own",
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 1,
    parametersInCacheKeyAndForwardedToOrigin: {
      // What is in the key reaches the origin; of a GET, CloudFront drops `Authorization` otherwise.
      headersConfig: {
        headerBehavior: "whitelist",
        headers: { items: ["authorization", doorHeader] },
      },
      cookiesConfig: { cookieBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "none" },
      enableAcceptEncodingGzip: false,
      enableAcceptEncodingBrotli: false,
    },
  });
}
