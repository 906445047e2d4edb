import { S3Bucket, type S3BucketConfig } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import { policy } from "../policy";

/** A bucket that nobody reaches but who is let in by `allowDistribution`. */
export function privateBucket(
  scope: Construct,
  name: string,
  disposable: boolean,
  overrides: Partial<S3BucketConfig> | undefined,
): S3Bucket {
  const bucket = new S3Bucket(scope, "bucket", {
    // Names are shared with all other accounts: AWS's provider adds what makes it unique.
    bucketPrefix: `${name.toLowerCase()}-`,
    forceDestroy: disposable,
    ...overrides,
  });
  new S3BucketPublicAccessBlock(scope, "public_access_block", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const versioning = new S3BucketVersioningA(scope, "versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new S3BucketLifecycleConfiguration(scope, "lifecycle", {
    bucket: bucket.id,
    rule: [
      {
        id: "forget-old-versions",
        status: "Enabled",
        filter: [{ prefix: "" }],
        noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
      },
    ],
    dependsOn: [versioning],
  });
  return bucket;
}

/** Lets one distribution read the objects, and nobody do anything without TLS. */
export function allowDistribution(
  scope: Construct,
  bucket: S3Bucket,
  distributionArn: string,
): S3BucketPolicy {
  return new S3BucketPolicy(scope, "bucket_policy", {
    bucket: bucket.id,
    policy: policy([
      {
        sid: "ReadByDistribution",
        principal: { Service: "cloudfront.amazonaws.com" },
        actions: ["s3:GetObject"],
        // A bucket's objects have no other form than `/*`.
        resources: [`${bucket.arn}/*`],
        condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
      },
      {
        sid: "TlsOnly",
        effect: "Deny",
        principal: "*",
        // To refuse all actions there is no other form than `*`.
        actions: ["s3:*"],
        resources: [bucket.arn, `${bucket.arn}/*`],
        condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]),
  });
}
