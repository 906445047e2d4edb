import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import type { Construct } from "constructs";
import { pagePolicy } from "./page-policy";

const twoYears = 63_072_000;

/** The security headers of everything that the distribution answers. */
export function securityHeaders(scope: Construct, name: string): CloudfrontResponseHeadersPolicy {
  return new CloudfrontResponseHeadersPolicy(scope, "headers", {
    name,
    comment: "HTTPS alone, no sniffing of types, no frames, no foreign scripts",
    securityHeadersConfig: {
      contentSecurityPolicy: { contentSecurityPolicy: pagePolicy(), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "no-referrer", override: true },
      strictTransportSecurity: { accessControlMaxAgeSec: twoYears, override: true },
    },
  });
}
