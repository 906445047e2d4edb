import {
  CloudfrontDistribution,
  type CloudfrontDistributionConfig,
} from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { S3Bucket, S3BucketConfig } from "@cdktf/provider-aws/lib/s3-bucket";
import type { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { Construct } from "constructs";
import { aliasRecord, certificateArn, type Domain } from "./certificate";
import { nameProblem, refuse } from "./checks";
import { globalName } from "./region";
import { allowDistribution, privateBucket } from "./static-site/bucket";
import { siteObjects } from "./static-site/files";
import { securityHeaders } from "./static-site/headers";
import {
  type ApiOrigin,
  apiBehavior,
  apiOrigin,
  bucketOrigin,
  keptErrors,
  siteBehavior,
} from "./static-site/origins";
import { stripPrefix } from "./static-site/strip-prefix";
import { uncached } from "./static-site/uncached";

export interface StaticSiteProps {
  /** With an index.html; its files that a browser loads are uploaded. */
  readonly folder: string;
  /** Files made for this deploy, which take the place of the folder's. @default none */
  readonly files?: Readonly<Record<string, string>>;
  /** APIs on the page's own origin, by their prefix: `api` answers at `/api/...`. @default none */
  readonly apis?: Readonly<Record<string, ApiOrigin>>;
  /** What names begin with. @default the construct's id */
  readonly name?: string;
  /**
   * A name of one's own. A certificate for CloudFront must lie in us-east-1, wherever the stack is:
   * `usEast1` is a provider of that region.
   * @default CloudFront's own name, also over TLS
   */
  readonly domain?: (Domain & { readonly usEast1: AwsProvider }) | undefined;
  /** The bucket refuses to be deleted while there are files in it. @default false */
  readonly deletionProtection?: boolean;
  /** The escape hatch: arguments laid over those of a child. */
  readonly overrides?: {
    readonly bucket?: Partial<S3BucketConfig>;
    readonly distribution?: Partial<CloudfrontDistributionConfig>;
  };
}

/**
 * A page in a private bucket behind CloudFront, and APIs on the same origin: over HTTPS, without
 * CORS, also where an API itself has no certificate. The first TB and ten million requests a month
 * are free.
 */
export class StaticSite extends Construct {
  public readonly bucket: S3Bucket;
  public readonly objects: readonly S3Object[];
  public readonly distribution: CloudfrontDistribution;
  /** Where to open it, without a slash at the end. */
  public readonly url: string;

  constructor(scope: Construct, id: string, props: StaticSiteProps) {
    super(scope, id);
    const { name = id, apis = {}, domain, overrides, deletionProtection = false } = props;
    refuse(this, [
      // A bucket's prefix is 37 characters at most, its hyphen included.
      nameProblem("name", name, 36),
      /^(xn--|sthree-|amzn-s3-demo-)/i.test(name) &&
        `name is "${name}"; allowed is one that S3 does not keep to itself: not xn--, sthree- or amzn-s3-demo- at its beginning.`,
      ...Object.keys(apis).map(
        (prefix) =>
          !/^[a-z0-9-]+$/.test(prefix) &&
          `apis has the prefix "${prefix}"; allowed are lower-case letters, digits and hyphens.`,
      ),
    ]);
    this.bucket = privateBucket(this, name, !deletionProtection, overrides?.bucket);
    this.objects = siteObjects(this, this.bucket, props.folder, props.files ?? {});

    const shared = (own: string) => globalName(this, own, 64);
    const access = new CloudfrontOriginAccessControl(this, "access_control", {
      name: shared(name),
      description: "CloudFront signs what it asks of the bucket",
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    const strip = stripPrefix(this, shared(`${name}-strip-prefix`));
    const cache = uncached(this, shared(`${name}-uncached`));
    const headers = securityHeaders(this, shared(name));
    const certificate = domain && certificateArn(this, domain, domain.usEast1);
    this.distribution = new CloudfrontDistribution(this, "distribution", {
      enabled: true,
      comment: name,
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      // North America and Europe, where an edge costs least.
      priceClass: "PriceClass_100",
      defaultRootObject: "index.html",
      origin: [
        bucketOrigin(this.bucket, access),
        ...Object.entries(apis).map(([prefix, api]) => apiOrigin(prefix, api)),
      ],
      defaultCacheBehavior: siteBehavior(headers.id),
      orderedCacheBehavior: Object.keys(apis).map((prefix) =>
        apiBehavior(prefix, headers.id, cache.id, strip.arn),
      ),
      customErrorResponse: keptErrors,
      restrictions: { geoRestriction: { restrictionType: "none", locations: [] } },
      ...(domain && { aliases: [domain.name] }),
      viewerCertificate: certificate
        ? {
            acmCertificateArn: certificate,
            sslSupportMethod: "sni-only",
            minimumProtocolVersion: "TLSv1.2_2021",
          }
        : { cloudfrontDefaultCertificate: true },
      // An origin that is named before it serves is an error at every edge.
      dependsOn: Object.values(apis).flatMap(({ ready = [] }) => [...ready]),
      ...overrides?.distribution,
    });
    allowDistribution(this, this.bucket, this.distribution.arn);
    if (domain) {
      aliasRecord(this, domain, {
        name: this.distribution.domainName,
        zoneId: this.distribution.hostedZoneId,
      });
    }
    this.url = `https://${domain?.name ?? this.distribution.domainName}`;
  }
}
