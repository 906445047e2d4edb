import { type Attributes, at, type Json, ref } from "../synthesize";
import { profiles, statementsOf } from "./profiles";

describe.each(profiles)("%s", (_profile, stack) => {
  describe("site", () => {
    test("the bucket is closed in all four ways", () => {
      expect(at(stack, "aws_s3_bucket_public_access_block.site_public_access_block")).toMatchObject(
        {
          bucket: ref("aws_s3_bucket.site_bucket.id"),
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        },
      );
    });

    test("the bucket speaks TLS only", () => {
      const { policy } = at(stack, "aws_s3_bucket_policy.site_bucket_policy");
      expect(statementsOf(policy)).toContainEqual({
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["", "/*"].map((objects) => `${ref("aws_s3_bucket.site_bucket.arn")}${objects}`),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      });
    });

    test("the bucket keeps old versions, for thirty days", () => {
      expect(at(stack, "aws_s3_bucket_versioning.site_versioning")).toMatchObject({
        versioning_configuration: { status: "Enabled" },
      });
      expect(at(stack, "aws_s3_bucket_lifecycle_configuration.site_lifecycle")).toMatchObject({
        rule: [{ status: "Enabled", noncurrent_version_expiration: [{ noncurrent_days: 30 }] }],
      });
    });

    test("CloudFront speaks HTTPS, signs what it asks, and answers at its root", () => {
      const distribution = at(stack, "aws_cloudfront_distribution.site_distribution");
      expect(distribution.default_root_object).toBe("index.html");
      const behaviors = [
        distribution.default_cache_behavior,
        ...(distribution.ordered_cache_behavior as Json[]),
      ] as Attributes[];
      expect(behaviors).toHaveLength(3);
      for (const { viewer_protocol_policy, response_headers_policy_id } of behaviors) {
        expect(viewer_protocol_policy).toMatch(/^(redirect-to-https|https-only)$/);
        expect(response_headers_policy_id).toBe(
          ref("aws_cloudfront_response_headers_policy.site_headers.id"),
        );
      }
      expect(at(stack, "aws_cloudfront_origin_access_control.site_access_control")).toMatchObject({
        signing_behavior: "always",
        signing_protocol: "sigv4",
      });
    });

    test("security headers come from a policy of its own", () => {
      const headers = at(stack, "aws_cloudfront_response_headers_policy.site_headers");
      expect(headers.security_headers_config).toEqual({
        content_security_policy: {
          content_security_policy: expect.stringContaining("default-src 'none'"),
          override: true,
        },
        content_type_options: { override: true },
        frame_options: { frame_option: "DENY", override: true },
        referrer_policy: { referrer_policy: "no-referrer", override: true },
        strict_transport_security: { access_control_max_age_sec: 63_072_000, override: true },
      });
    });
  });
});
