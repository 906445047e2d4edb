import type {
  CloudfrontDistributionDefaultCacheBehavior,
  CloudfrontDistributionOrderedCacheBehavior,
  CloudfrontDistributionOrigin,
} from "@cdktf/provider-aws/lib/cloudfront-distribution";
import type { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { ITerraformDependable } from "cdktf";

export interface ApiOrigin {
  /** Without scheme or path. */
  readonly host: string;
  /** Whether the origin has a certificate. */
  readonly protocol: "http" | "https";
  /** By which it is reached without the internet. @default over the internet */
  readonly vpcOriginId?: string | undefined;
  /** What must be there before it is called. @default nothing */
  readonly ready?: readonly ITerraformDependable[];
}

/**
 * CloudFront's own policies, the same in every account.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
export const managed = {
  cachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  allViewerExceptHostHeader: "b689b0a8-53d0-40ab-baf2-38738e2966ac",
} as const;

const bucketOriginId = "site";

export function bucketOrigin(
  bucket: S3Bucket,
  access: CloudfrontOriginAccessControl,
): CloudfrontDistributionOrigin {
  return {
    originId: bucketOriginId,
    domainName: bucket.bucketRegionalDomainName,
    originAccessControlId: access.id,
  };
}

const timeouts = {
  // As long as API Gateway waits for a function.
  originReadTimeout: 30,
  // Shorter than the load balancer's idle timeout.
  originKeepaliveTimeout: 30,
};

export function apiOrigin(
  prefix: string,
  { host, protocol, vpcOriginId }: ApiOrigin,
): CloudfrontDistributionOrigin {
  const origin = { originId: prefix, domainName: host };
  if (vpcOriginId !== undefined) {
    return { ...origin, vpcOriginConfig: { vpcOriginId, ...timeouts } };
  }
  return {
    ...origin,
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: `${protocol}-only`,
      originSslProtocols: ["TLSv1.2"],
      ...timeouts,
    },
  };
}

export function siteBehavior(headersPolicyId: string): CloudfrontDistributionDefaultCacheBehavior {
  return {
    targetOriginId: bucketOriginId,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: managed.cachingOptimized,
    responseHeadersPolicyId: headersPolicyId,
    compress: true,
  };
}

export function apiBehavior(
  prefix: string,
  headersPolicyId: string,
  cachePolicyId: string,
  stripPrefixArn: string,
): CloudfrontDistributionOrderedCacheBehavior {
  return {
    pathPattern: `/${prefix}/*`,
    targetOriginId: prefix,
    // A redirect would turn a POST into a GET.
    viewerProtocolPolicy: "https-only",
    allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId,
    // API Gateway answers 403 to a `Host` that is not its own.
    originRequestPolicyId: managed.allViewerExceptHostHeader,
    responseHeadersPolicyId: headersPolicyId,
    functionAssociation: [{ eventType: "viewer-request", functionArn: stripPrefixArn }],
  };
}

/**
 * Errors that CloudFront keeps for ten seconds, whatever a cache policy says, unless it is told not to.
 * No page takes the place of an API's own answer.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
export const keptErrors = [404, 405, 414, 500, 501, 502, 503, 504].map((errorCode) => ({
  errorCode,
  errorCachingMinTtl: 0,
}));
