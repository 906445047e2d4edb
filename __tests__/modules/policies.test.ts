/**
 * What Checkov and AWS's Foundational Security Best Practices ask of these resource types, in both
 * profiles. What costs money, needs a domain or a decision is a setting, or named in the README.
 */
import {
  type Attributes,
  addresses,
  allOf,
  at,
  type Json,
  parsed,
  production,
  ref,
  type Terraform,
  wholeStack,
} from "./synthesize";

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

const profiles: readonly (readonly [string, Terraform])[] = [
  ["demo", wholeStack()],
  ["production", wholeStack({ ...production, ALARM_EMAIL: "ops@example.com", TRACING: "on" })],
];

const statementsOf = (policy: Json | undefined) =>
  (parsed(policy) as unknown as { Statement: Statement[] }).Statement;

const container = (stack: Terraform) => {
  const task = at(stack, "aws_ecs_task_definition.containers_task");
  return (parsed(task.container_definitions) as Attributes[])[0] ?? {};
};

describe.each(profiles)("%s", (profile, stack) => {
  describe("load balancer", () => {
    const balancer = at(stack, "aws_lb.containers_load_balancer");

    test("drops invalid headers, and what two servers may read differently", () => {
      expect(balancer).toMatchObject({
        drop_invalid_header_fields: true,
        desync_mitigation_mode: "defensive",
      });
    });

    test("stands in several zones", () => {
      expect(balancer.subnets).toEqual(
        [1, 2].map((zone) => ref(`aws_subnet.network_public_subnet_${zone}.id`)),
      );
      const zones = allOf(stack, "aws_subnet").map(([, subnet]) => subnet.availability_zone);
      expect(new Set(zones).size).toBe(2);
    });
  });

  describe("network", () => {
    test("the default security group lets nothing in or out", () => {
      const group = at(stack, "aws_default_security_group.network_default_security_group");
      expect(group).toMatchObject({ ingress: [], egress: [] });
    });

    test("nothing may send to everywhere, but over HTTPS", () => {
      const rules = allOf(stack, "aws_vpc_security_group_egress_rule").map(([, rule]) => rule);
      expect(rules).not.toEqual([]);
      for (const rule of rules.filter(({ cidr_ipv4 }) => cidr_ipv4 === "0.0.0.0/0")) {
        expect(rule).toMatchObject({ ip_protocol: "tcp", from_port: 443, to_port: 443 });
      }
      expect(rules.filter(({ ip_protocol }) => ip_protocol !== "tcp")).toEqual([]);
      // Rules inside of a group would be a way around this.
      for (const [, group] of allOf(stack, "aws_security_group")) {
        expect(group).not.toHaveProperty("egress");
        expect(group).not.toHaveProperty("ingress");
      }
    });

    test("every group and every rule says what it is for", () => {
      const described = ["aws_security_group", "egress_rule", "ingress_rule"].flatMap((kind) =>
        allOf(stack, kind.startsWith("aws") ? kind : `aws_vpc_security_group_${kind}`),
      );
      expect(described.length).toBeGreaterThan(5);
      for (const [, { description }] of described) expect(description).toMatch(/\w{4}/);
    });

    test("only the load balancer is reached from everywhere", () => {
      const open = allOf(stack, "aws_vpc_security_group_ingress_rule").filter(
        ([, rule]) => "cidr_ipv4" in rule || "cidr_ipv6" in rule,
      );
      for (const [, { security_group_id }] of open) {
        expect(security_group_id).toBe(
          ref("aws_security_group.containers_load_balancer_security_group.id"),
        );
      }
    });

    test("no subnet gives out addresses by itself", () => {
      for (const [, subnet] of allOf(stack, "aws_subnet")) {
        expect(subnet.map_public_ip_on_launch).toBe(false);
      }
    });
  });

  describe("containers", () => {
    test("what starts a task and what runs in it have roles of their own", () => {
      const task = at(stack, "aws_ecs_task_definition.containers_task");
      expect(task.execution_role_arn).toBe(ref("aws_iam_role.containers_execution_role.arn"));
      expect(task.task_role_arn).toBe(ref("aws_iam_role.containers_task_role.arn"));
    });

    test("not privileged, not root, and nothing to write to", () => {
      expect(container(stack)).toMatchObject({
        user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
        readonlyRootFilesystem: true,
      });
      expect(container(stack)).not.toHaveProperty("privileged");
      expect(at(stack, "aws_ecs_task_definition.containers_task")).not.toHaveProperty("pid_mode");
    });

    test("write their log, which is kept for a while", () => {
      expect(container(stack)).toMatchObject({
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": ref("aws_cloudwatch_log_group.containers_logs.name") },
        },
      });
    });

    test("images are scanned, never change under a tag, and are not kept for ever", () => {
      expect(at(stack, "aws_ecr_repository.containers_repository")).toMatchObject({
        image_scanning_configuration: { scan_on_push: true },
        image_tag_mutability: "IMMUTABLE",
      });
      const { policy } = at(stack, "aws_ecr_lifecycle_policy.containers_repository_lifecycle");
      expect(parsed(policy)).toMatchObject({
        rules: [{ selection: { countType: "imageCountMoreThan" }, action: { type: "expire" } }],
      });
    });
  });

  describe("functions", () => {
    test("each permission names whom it is for, and from where", () => {
      const permissions = allOf(stack, "aws_lambda_permission");
      expect(permissions.length).toBeGreaterThan(3);
      for (const [, permission] of permissions) {
        expect(permission.source_arn).toContain(
          ref("aws_apigatewayv2_api.functions_api.execution_arn"),
        );
      }
    });

    test("hold no secret in their environment", () => {
      const names = allOf(stack, "aws_lambda_function").flatMap(([, { environment }]) =>
        Object.keys((environment as { variables: object }).variables),
      );
      const allowed = [
        "TABLE_NAME",
        ...(profile === "production" ? ["BLOG_WRITE_KEY_SHA256"] : []),
      ];
      expect([...new Set(names)].sort()).toEqual([...allowed].sort());
    });

    test("the API keeps an access log in JSON, and throttles", () => {
      const stage = at(stack, "aws_apigatewayv2_stage.functions_stage");
      const { destination_arn, format } = stage.access_log_settings as Attributes;
      expect(destination_arn).toBe(ref("aws_cloudwatch_log_group.functions_access_logs.arn"));
      expect(parsed(format)).toMatchObject({ requestId: "$context.requestId" });
      expect(stage.default_route_settings).toEqual(
        profile === "demo"
          ? { throttling_rate_limit: 50, throttling_burst_limit: 100 }
          : { throttling_rate_limit: 1_000, throttling_burst_limit: 2_000 },
      );
    });
  });

  test("the table can be restored to any second, and is encrypted", () => {
    expect(at(stack, "aws_dynamodb_table.posts_table")).toMatchObject({
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true },
    });
  });

  test("every log is kept for a while, and not for ever", () => {
    const groups = allOf(stack, "aws_cloudwatch_log_group");
    expect(groups).toHaveLength(6);
    for (const [, { retention_in_days }] of groups) {
      expect(retention_in_days).toBe(profile === "demo" ? 7 : 90);
    }
  });

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

  describe("rights", () => {
    /** AWS has no other form for these, and each has its reason where it is written. */
    const exceptions = new Set([
      "LogIn ecr:GetAuthorizationToken *",
      ...(profile === "production"
        ? ["SendTraces xray:PutTraceSegments,xray:PutTelemetryRecords *"]
        : []),
      // Names that AWS makes itself: streams of a log, objects of a bucket.
      "WriteLogs logs:CreateLogStream,logs:PutLogEvents :log-stream:*",
      "ReadByDistribution s3:GetObject /*",
      // A refusal of everything.
      "TlsOnly s3:* /*",
    ]);

    test("no wildcard but where AWS has no other form", () => {
      const policies = addresses(stack)
        .filter((address) => /^aws_(iam_role_policy|s3_bucket_policy)\./.test(address))
        .flatMap((address) => statementsOf(at(stack, address).policy));
      const withWildcard = policies
        .filter((statement) => JSON.stringify([statement.Action, statement.Resource]).includes("*"))
        .map(({ Sid, Action, Resource }) => {
          const wild = [Resource].flat().find((resource) => resource.includes("*"));
          return `${Sid} ${[Action].flat().join(",")} ${wild?.replace(/^\$\{[^}]+\}/, "")}`;
        });
      expect(new Set(withWildcard)).toEqual(exceptions);
    });

    test("a role is taken on by its one service alone", () => {
      for (const [id, { assume_role_policy }] of allOf(stack, "aws_iam_role")) {
        const service = id.startsWith("functions") ? "lambda" : "ecs-tasks";
        expect(parsed(assume_role_policy)).toMatchObject({
          Statement: [
            { Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" },
          ],
        });
      }
    });

    const table = ref("aws_dynamodb_table.posts_table.arn");
    const right = {
      getItem: ["dynamodb:GetItem", table],
      putItem: ["dynamodb:PutItem", table],
      deleteItem: ["dynamodb:DeleteItem", table],
      "query:feed": ["dynamodb:Query", `${table}/index/feed`],
    };
    const rightsOf = (role: string) =>
      statementsOf(at(stack, `aws_iam_role_policy.${role}_posts`).policy).map(
        ({ Action, Resource }) => [Action, Resource],
      );

    test.each([
      ["functions_listPosts_role", [right["query:feed"]]],
      ["functions_createPost_role", [right.putItem, right.getItem]],
      ["functions_getPost_role", [right.getItem]],
      ["functions_deletePost_role", [right.deleteItem]],
      [
        "containers_task_role",
        [right["query:feed"], right.putItem, right.getItem, right.deleteItem],
      ],
    ])("%s may do what its routes do, on the one table", (role, rights) => {
      expect(rightsOf(role)).toEqual(rights);
    });

    test("no role has policies of others, or more than these", () => {
      const types = Object.keys(stack.resource).filter((type) => type.startsWith("aws_iam"));
      expect(types.sort()).toEqual(["aws_iam_role", "aws_iam_role_policy"]);
      expect(allOf(stack, "aws_iam_role_policy")).toHaveLength(10);
    });
  });
});

describe("production", () => {
  const stack = wholeStack({ ...production, ALARM_EMAIL: "ops@example.com" });

  test("refuses to lose data", () => {
    expect(at(stack, "aws_dynamodb_table.posts_table").deletion_protection_enabled).toBe(true);
    expect(at(stack, "aws_lb.containers_load_balancer").enable_deletion_protection).toBe(true);
    expect(at(stack, "aws_s3_bucket.site_bucket").force_destroy).toBe(false);
    expect(at(stack, "aws_ecr_repository.containers_repository").force_delete).toBe(false);
  });

  test("every alarm tells somebody", () => {
    for (const [, { alarm_actions }] of allOf(stack, "aws_cloudwatch_metric_alarm")) {
      expect(alarm_actions).toEqual([ref("aws_sns_topic.observability_topic.arn")]);
    }
  });

  test("speaks TLS from end to end", () => {
    const { origin } = at(stack, "aws_cloudfront_distribution.site_distribution");
    const apis = (origin as Attributes[]).filter((one) => "custom_origin_config" in one);
    expect(apis.map(({ domain_name }) => domain_name)).toEqual([
      "functions.blog.example.com",
      "containers.blog.example.com",
    ]);
    for (const { custom_origin_config } of apis) {
      expect(custom_origin_config).toMatchObject({ origin_protocol_policy: "https-only" });
    }
    expect(at(stack, "aws_lb_listener.containers_listener").default_action).toEqual([
      expect.objectContaining({ type: "redirect" }),
    ]);
  });

  test("has two tasks at least, without a way to the internet", () => {
    expect(at(stack, "aws_appautoscaling_target.containers_scaling")).toMatchObject({
      min_capacity: 2,
      max_capacity: 10,
    });
    expect(JSON.stringify(allOf(stack, "aws_vpc_security_group_egress_rule"))).not.toContain(
      "cidr",
    );
  });
});

test("the demo can be destroyed, with all that is in it", () => {
  const stack = wholeStack();
  expect(at(stack, "aws_dynamodb_table.posts_table").deletion_protection_enabled).toBe(false);
  expect(at(stack, "aws_lb.containers_load_balancer").enable_deletion_protection).toBe(false);
  expect(at(stack, "aws_s3_bucket.site_bucket").force_destroy).toBe(true);
  expect(at(stack, "aws_ecr_repository.containers_repository").force_delete).toBe(true);
});
