import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformResource } from "cdktf";
import { StaticSite, type StaticSiteProps } from "../../modules/static-site";
import { managed } from "../../modules/static-site/origins";
import { allOf, at, parsed, ref, synthesize, temporaryFolder } from "./synthesize";

const folder = temporaryFolder({
  "index.html": "<!doctype html>",
  "style.css": "body {}",
  "urls.js": "let urls = 'of an older deploy';",
  "notes.md": "not for browsers",
  "src/main.ts": "not for browsers",
});

const apis = {
  functions: { host: "abc.execute-api.eu-west-1.amazonaws.com", protocol: "https" },
  containers: { host: "alb-1.eu-west-1.elb.amazonaws.com", protocol: "http" },
} as const;

const site = (props: Partial<StaticSiteProps> = {}) =>
  synthesize((stack) => {
    new StaticSite(stack, "site", { folder, apis, ...props });
  });

const distribution = (props: Partial<StaticSiteProps> = {}) =>
  at(site(props), "aws_cloudfront_distribution.site_distribution");

describe("files", () => {
  test("those that a browser loads are uploaded, each with its type", () => {
    const objects = allOf(site({ files: { "urls.js": "let urls = [];" } }), "aws_s3_object");
    expect(objects.map(([id, { key, content_type }]) => [id, key, content_type])).toEqual([
      ["site_index_html", "index.html", "text/html; charset=utf-8"],
      ["site_style_css", "style.css", "text/css; charset=utf-8"],
      ["site_urls_js", "urls.js", "text/javascript; charset=utf-8"],
    ]);
  });

  test("those made for the deploy take the place of the folder's", () => {
    const object = at(
      site({ files: { "urls.js": "let urls = [];" } }),
      "aws_s3_object.site_urls_js",
    );
    expect(object).toMatchObject({ content: "let urls = [];" });
    expect(object).not.toHaveProperty("source");
  });

  test("are found by a path that is relative to the stack's folder", () => {
    expect(at(site(), "aws_s3_object.site_index_html").source).toMatch(
      /^assets\/site_index_html_file\/[0-9a-f]{64}\/index\.html$/,
    );
  });

  test("a folder without index.html is refused", () => {
    const empty = temporaryFolder({ "style.css": "" });
    expect(() => site({ folder: empty })).toThrow(
      `test/site cannot be built: folder "${empty}" has no index.html.`,
    );
  });
});

describe("origins", () => {
  test("the bucket, and one for each API", () => {
    expect(distribution().origin).toEqual([
      {
        origin_id: "site",
        domain_name: ref("aws_s3_bucket.site_bucket.bucket_regional_domain_name"),
        origin_access_control_id: ref(
          "aws_cloudfront_origin_access_control.site_access_control.id",
        ),
      },
      expect.objectContaining({ origin_id: "functions", domain_name: apis.functions.host }),
      expect.objectContaining({ origin_id: "containers", domain_name: apis.containers.host }),
    ]);
  });

  test("an API is called as it can be: over TLS where it has a certificate", () => {
    const [, functions, containers] = distribution().origin as { [key: string]: unknown }[];
    expect(functions).toMatchObject({
      custom_origin_config: {
        origin_protocol_policy: "https-only",
        origin_ssl_protocols: ["TLSv1.2"],
        origin_read_timeout: 30,
      },
    });
    expect(containers).toMatchObject({
      custom_origin_config: { origin_protocol_policy: "http-only" },
    });
  });

  test("an API is never cached, gets its own Host, and no prefix", () => {
    const behaviors = distribution().ordered_cache_behavior as { [key: string]: unknown }[];
    expect(
      behaviors.map(({ path_pattern, target_origin_id }) => [path_pattern, target_origin_id]),
    ).toEqual([
      ["/functions/*", "functions"],
      ["/containers/*", "containers"],
    ]);
    for (const behavior of behaviors) {
      expect(behavior).toMatchObject({
        cache_policy_id: ref("aws_cloudfront_cache_policy.site_uncached.id"),
        origin_request_policy_id: managed.allViewerExceptHostHeader,
        viewer_protocol_policy: "https-only",
        allowed_methods: expect.arrayContaining(["GET", "HEAD", "OPTIONS", "POST", "DELETE"]),
        function_association: [
          {
            event_type: "viewer-request",
            function_arn: ref("aws_cloudfront_function.site_strip_prefix.arn"),
          },
        ],
      });
    }
  });

  test("no error is kept, and no page hides an API's own", () => {
    expect(distribution().custom_error_response).toEqual(
      [404, 405, 414, 500, 501, 502, 503, 504].map((error_code) => ({
        error_code,
        error_caching_min_ttl: 0,
      })),
    );
  });

  test("come after what they lead to", () => {
    const stack = synthesize((stack) => {
      const ready = [
        new TerraformResource(stack, "api", { terraformResourceType: "terraform_data" }),
      ];
      new StaticSite(stack, "site", { folder, apis: { api: { ...apis.functions, ready } } });
    });
    expect(at(stack, "aws_cloudfront_distribution.site_distribution").depends_on).toEqual([
      "terraform_data.api",
    ]);
  });
});

describe("a domain", () => {
  const withDomain = () =>
    synthesize((stack) => {
      const usEast1 = new AwsProvider(stack, "us-east-1", {
        region: "us-east-1",
        alias: "us-east-1",
      });
      const domain = { name: "app.example.com", zoneId: "Z1", usEast1 };
      new StaticSite(stack, "site", { folder, apis, domain });
    });

  test("has its certificate in us-east-1, where CloudFront looks for it", () => {
    const stack = withDomain();
    for (const address of [
      "aws_acm_certificate.site_certificate_request",
      "aws_acm_certificate_validation.site_certificate_validation",
    ]) {
      expect(at(stack, address).provider).toBe("aws.us-east-1");
    }
  });

  test("is served with TLS 1.2 or newer", () => {
    expect(at(withDomain(), "aws_cloudfront_distribution.site_distribution")).toMatchObject({
      aliases: ["app.example.com"],
      viewer_certificate: {
        acm_certificate_arn: ref(
          "aws_acm_certificate_validation.site_certificate_validation.certificate_arn",
        ),
        ssl_support_method: "sni-only",
        minimum_protocol_version: "TLSv1.2_2021",
      },
    });
  });
});

test("the bucket goes with its files, unless deletion is refused", () => {
  const forceDestroy = (deletionProtection: boolean) =>
    at(site({ deletionProtection }), "aws_s3_bucket.site_bucket").force_destroy;
  expect([forceDestroy(false), forceDestroy(true)]).toEqual([true, false]);
});

test("only the distribution reads the bucket", () => {
  expect(parsed(at(site(), "aws_s3_bucket_policy.site_bucket_policy").policy)).toMatchObject({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Condition: {
          StringEquals: {
            "AWS:SourceArn": ref("aws_cloudfront_distribution.site_distribution.arn"),
          },
        },
      },
      { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ],
  });
});

test("overrides are laid over a child's arguments", () => {
  expect(
    distribution({ overrides: { distribution: { priceClass: "PriceClass_All" } } }),
  ).toMatchObject({ price_class: "PriceClass_All", default_root_object: "index.html" });
});

test("wrong props are refused, all at once", () => {
  const declare = () => site({ name: "a".repeat(37), apis: { "Bad Prefix": apis.functions } });
  expect(declare).toThrow(/name is "a{37}" \(37 characters\)/);
  expect(declare).toThrow(
    'apis has the prefix "Bad Prefix"; allowed are lower-case letters, digits and hyphens.',
  );
});
