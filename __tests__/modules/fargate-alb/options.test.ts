import type { FargateAlbProps } from "../../../modules/fargate-alb";
import { addresses, allOf, at, parsed, ref } from "../synthesize";
import { container, service } from "./service";

const rights = (stack: ReturnType<typeof service>, policy: string) =>
  parsed(at(stack, `aws_iam_role_policy.${policy}`).policy) as { Statement: unknown[] };

describe("Spot", () => {
  const strategy = (spotPercent: number) =>
    at(service({ spotPercent }), "aws_ecs_service.api_service").capacity_provider_strategy;

  test("takes its share of the tasks, but never the first", () => {
    expect(strategy(75)).toEqual([
      { base: 1, capacity_provider: "FARGATE", weight: 25 },
      { capacity_provider: "FARGATE_SPOT", weight: 75 },
    ]);
    expect(strategy(100)).toEqual([{ capacity_provider: "FARGATE_SPOT", weight: 100 }]);
  });

  test("is offered by the cluster before the service wants it, and its share changes in place", () => {
    const made = at(service({ spotPercent: 50 }), "aws_ecs_service.api_service");
    expect(made.depends_on).toContain("aws_ecs_cluster_capacity_providers.api_capacity");
    expect(made.force_new_deployment).toBe(true);
    expect(made.launch_type).toBeUndefined();
  });

  test("is not there by itself", () => {
    expect(addresses(service()).filter((address) => /capacity/.test(address))).toEqual([]);
  });
});

test("the health check is as it is told, and by itself as it is for most", () => {
  const healthCheck = {
    path: "/health?deep=0",
    matcher: "200-204",
    intervalSeconds: 30,
    timeoutSeconds: 20,
    healthyThreshold: 3,
    unhealthyThreshold: 5,
    graceSeconds: 120,
  };
  const stack = service({ healthCheck });
  expect(at(stack, "aws_lb_target_group.api_target_group").health_check).toEqual({
    path: "/health?deep=0",
    matcher: "200-204",
    interval: 30,
    timeout: 20,
    healthy_threshold: 3,
    unhealthy_threshold: 5,
  });
  expect(at(stack, "aws_ecs_service.api_service").health_check_grace_period_seconds).toBe(120);
});

test("a certificate that is there already is taken, and none is asked for", () => {
  const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/1";
  const stack = service({ domain: { name: "shop.example.com", zoneId: "Z1", certificateArn } });
  expect(at(stack, "aws_lb_listener.api_https_listener").certificate_arn).toBe(certificateArn);
  expect(addresses(stack).filter((address) => /acm/.test(address))).toEqual([]);
  expect(at(stack, "aws_route53_record.api_dns").name).toBe("shop.example.com");
});

test("a shell may be opened where that is asked for, and only there", () => {
  const open = service({ exec: true });
  expect(at(open, "aws_ecs_service.api_service").enable_execute_command).toBe(true);
  expect(container(open)).toMatchObject({ linuxParameters: { initProcessEnabled: true } });
  expect(container(open)).not.toHaveProperty("readonlyRootFilesystem");
  expect(rights(open, "api_task_role_exec").Statement).toEqual([
    expect.objectContaining({ Sid: "OpenSession", Resource: "*" }),
  ]);
  expect(at(open, "aws_ecs_task_definition.api_task").depends_on).toContain(
    "aws_iam_role_policy.api_task_role_exec",
  );
  const shut = service();
  expect(at(shut, "aws_ecs_service.api_service").enable_execute_command).toBeUndefined();
  expect(container(shut)).not.toHaveProperty("linuxParameters");
});

test("the load balancer writes its log to a bucket", () => {
  const { access_logs } = at(
    service({ accessLogs: { bucket: "logs-of-all", prefix: "shop" } }),
    "aws_lb.api_load_balancer",
  );
  expect(access_logs).toEqual({ bucket: "logs-of-all", enabled: true, prefix: "shop" });
});

test("WAF stands before the load balancer, and nobody is let in before it does", () => {
  const wafArn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/1";
  const stack = service({ wafArn });
  expect(at(stack, "aws_wafv2_web_acl_association.api_waf")).toEqual({
    resource_arn: ref("aws_lb.api_load_balancer.arn"),
    web_acl_arn: wafArn,
  });
  for (const [, { depends_on }] of allOf(stack, "aws_lb_listener")) {
    expect(depends_on).toContain("aws_wafv2_web_acl_association.api_waf");
  }
});

describe("sidecars", () => {
  const key = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key";
  const stack = service({
    secrets: { KEY: `${key}1` },
    sidecars: [
      {
        name: "traces",
        image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/collector:1",
        command: ["--config=/etc/ecs/ecs-xray.yaml"],
        environment: { LEVEL: "info" },
        secrets: { KEY: `${key}2` },
        port: 4318,
        memory: 128,
      },
    ],
  });
  const [, sidecar] = parsed(
    at(stack, "aws_ecs_task_definition.api_task").container_definitions,
  ) as unknown[];

  test("run beside the app, with a log of their own, and may end without it", () => {
    expect(sidecar).toEqual({
      name: "traces",
      image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/collector:1",
      essential: false,
      command: ["--config=/etc/ecs/ecs-xray.yaml"],
      portMappings: [{ containerPort: 4318, hostPort: 4318, protocol: "tcp" }],
      environment: [{ name: "LEVEL", value: "info" }],
      secrets: [{ name: "KEY", valueFrom: `${key}2` }],
      memory: 128,
      logConfiguration: expect.objectContaining({
        options: expect.objectContaining({ "awslogs-stream-prefix": "traces" }),
      }),
    });
  });

  test("their images and secrets are read by the role that starts the task, and no others", () => {
    expect(rights(stack, "api_execution_role_start").Statement).toEqual([
      expect.objectContaining({ Sid: "WriteLogs" }),
      expect.objectContaining({
        Sid: "PullImage",
        Resource: "arn:aws:ecr:eu-west-1:123456789012:repository/collector",
      }),
      expect.objectContaining({ Sid: "LogIn" }),
      expect.objectContaining({ Sid: "ReadParameters", Resource: [`${key}1`, `${key}2`] }),
    ]);
  });
});

const sidecar = { name: "traces", image: "collector:1" };
test.each<[Partial<FargateAlbProps>, string]>([
  [{ spotPercent: 101 }, "spotPercent is 101; allowed is a whole number from 0 to 100."],
  [
    { healthCheck: { path: "up" } },
    'healthCheck.path is "up"; allowed is a path that begins with /',
  ],
  [
    { healthCheck: { port: 0 } },
    "healthCheck.port is 0; allowed is a whole number from 1 to 65535.",
  ],
  [
    { healthCheck: { port: 8081 }, sidecars: [{ ...sidecar, port: 8081 }] },
    "sidecars: traces has the port 8081, where another",
  ],
  [{ healthCheck: { matcher: "ok" } }, 'healthCheck.matcher is "ok"; allowed are statuses'],
  [
    { healthCheck: { timeoutSeconds: 10 } },
    "healthCheck.timeoutSeconds is 10; allowed is less than intervalSeconds (10).",
  ],
  [{ sidecars: [{ ...sidecar, name: "app" }] }, 'sidecars has the name "app", which another'],
  [{ sidecars: [sidecar, sidecar] }, 'sidecars has the name "traces", which another container'],
  [{ sidecars: [{ ...sidecar, port: 8080 }] }, "sidecars: traces has the port 8080, where another"],
  [{ sidecars: [{ ...sidecar, memory: 512 }] }, "sidecars: traces has the memory 512; allowed is"],
])("%j is refused", (props, problem) => {
  expect(() => service(props)).toThrow(problem);
});
