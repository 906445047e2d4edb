import { production, wholeStack } from "./whole-stack";

describe("state", () => {
  test("is a file in the project's folder, by a relative path", () => {
    expect(wholeStack({ NAME: "shop" }).terraform.backend).toEqual({
      local: { path: "../../../terraform.shop.us-east-1.tfstate" },
    });
  });

  test("is another in each region, and of the same names none is in both", () => {
    const [here, there] = ["eu-west-1", "us-east-1"].map((AWS_REGION) =>
      wholeStack({ AWS_REGION }),
    );
    expect(here?.terraform.backend).not.toEqual(there?.terraform.backend);
    /** What all regions of an account share. */
    const shared = (stack = wholeStack()) =>
      Object.entries(stack.resource).flatMap(([type, made]) =>
        /^aws_(iam_role|cloudfront_(?!distribution)\w+|cloudwatch_dashboard)$/.test(type)
          ? Object.values(made).map(
              ({ name, dashboard_name }) => `${type} ${name ?? dashboard_name}`,
            )
          : [],
      );
    expect(shared(here)).toHaveLength(11);
    expect(shared(here).filter((name) => shared(there).includes(name))).toEqual([]);
  });

  test("is in a bucket where one is set, with S3's own lock file", () => {
    const { backend } = wholeStack({
      STATE_BUCKET: "our-state",
      AWS_REGION: "eu-west-1",
    }).terraform;
    expect(backend).toEqual({
      s3: {
        bucket: "our-state",
        key: "terraform.blog.eu-west-1.tfstate",
        region: "eu-west-1",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });
});

describe("with AWS_ENDPOINT_URL", () => {
  const url = "http://127.0.0.1:4566";
  const env = { AWS_ENDPOINT_URL: url, STATE_BUCKET: "our-state" };

  /** The provider's name of the service that a resource type belongs to. */
  const serviceOf: readonly [RegExp, string][] = [
    [/^aws_acm_/, "acm"],
    [/^aws_apigatewayv2_/, "apigatewayv2"],
    [/^aws_appautoscaling_/, "appautoscaling"],
    [/^aws_cloudfront_/, "cloudfront"],
    [/^aws_cloudwatch_log_/, "logs"],
    [/^aws_cloudwatch_/, "cloudwatch"],
    [/^aws_dynamodb_/, "dynamodb"],
    [/^aws_ecr_/, "ecr"],
    [/^aws_ecs_/, "ecs"],
    [/^aws_iam_/, "iam"],
    [/^aws_lambda_/, "lambda"],
    [/^aws_lb/, "elbv2"],
    [/^aws_route53_/, "route53"],
    [/^aws_s3_/, "s3"],
    [/^aws_sns_/, "sns"],
    [
      /^aws_(default_security_group|eip|internet_gateway|nat_|route|security_group|subnet|vpc)/,
      "ec2",
    ],
  ];

  test("every service that the stack uses goes there", () => {
    const all = { ...production, ...env, EGRESS: "nat", ALARM_EMAIL: "ops@example.com" };
    const stack = wholeStack(all);
    const types = Object.keys(stack.resource).filter((type) => type.startsWith("aws_"));
    const used = types.map((type) => serviceOf.find(([form]) => form.test(type))?.[1] ?? type);
    // What stands in no resource here: who deploys, the firewall that a prop names, a URL's permission.
    const services = new Set([...used, "sts", "wafv2", "cloudformation"]);
    const expected = Object.fromEntries([...services].map((name) => [name, url]));
    for (const provider of stack.provider.aws ?? []) {
      expect(provider.endpoints).toEqual([expected]);
    }
  });

  test("nothing asks for credentials or an account", () => {
    const expected = {
      access_key: "test",
      secret_key: "test",
      skip_credentials_validation: true,
      skip_region_validation: true,
    };
    const stack = wholeStack(env);
    expect(stack.provider.aws?.[0]).toMatchObject({ ...expected, s3_use_path_style: true });
    expect(stack.terraform.backend).toMatchObject({
      s3: { ...expected, use_path_style: true, endpoints: { s3: url, sts: url } },
    });
  });

  test("credentials of the environment are used where there are some", () => {
    const provider = wholeStack({ ...env, AWS_ACCESS_KEY_ID: "id" }).provider.aws?.[0];
    expect(provider).not.toHaveProperty("access_key");
  });
});

test("tags are on everything that can have them", () => {
  const stack = wholeStack({ TAGS: "team=blog", NAME: "shop" });
  expect(stack.provider.aws?.[0]?.default_tags).toEqual([
    { tags: { Project: "shop", Profile: "demo", team: "blog" } },
  ]);
});
