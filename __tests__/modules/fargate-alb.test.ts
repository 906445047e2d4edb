import { isAbsolute, join } from "node:path";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Testing } from "cdktf";
import { FargateAlb, type FargateAlbProps } from "../../modules/fargate-alb";
import { Network } from "../../modules/network";
import type { Egress } from "../../modules/network/egress";
import { ReadableStack } from "../../modules/stack";
import { addresses, allOf, at, parsed, ref, synthesize, temporaryFolder } from "./synthesize";

const image = { uri: "ghcr.io/someone/shop:1.2" };
const service = (props: Partial<FargateAlbProps> = {}) =>
  synthesize((stack) => {
    new FargateAlb(stack, "api", { image, ...props });
  });

const container = (stack: ReturnType<typeof service>) => {
  const definition = parsed(at(stack, "aws_ecs_task_definition.api_task").container_definitions);
  return (definition as { [key: string]: unknown }[])[0];
};

describe("alone, with an image and nothing else", () => {
  const stack = service();

  test("it is a whole service in a network of its own", () => {
    expect(addresses(stack)).toEqual(
      expect.arrayContaining([
        "aws_ecs_service.api_service",
        "aws_lb.api_load_balancer",
        "aws_vpc.api_network_vpc",
      ]),
    );
  });

  test("the task is Fargate's smallest, on arm64", () => {
    expect(at(stack, "aws_ecs_task_definition.api_task")).toMatchObject({
      requires_compatibilities: ["FARGATE"],
      network_mode: "awsvpc",
      cpu: "256",
      memory: "512",
      runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
    });
  });

  test("the container knows its port, its region and how long to drain", () => {
    expect(container(stack)).toMatchObject({
      image: image.uri,
      portMappings: [{ containerPort: 8080 }],
      environment: [
        { name: "AWS_REGION", value: ref("data.aws_region.api_region.name") },
        { name: "DRAIN_SECONDS", value: "15" },
        { name: "PORT", value: "8080" },
      ],
      stopTimeout: 30,
    });
  });

  test("no repository is made for an image that is there already", () => {
    expect(addresses(stack).filter((address) => /ecr|terraform_data/.test(address))).toEqual([]);
  });
});

describe("the service", () => {
  const stack = service({ minTasks: 2, maxTasks: 6, port: 3000 });
  const made = at(stack, "aws_ecs_service.api_service");

  test("comes after the listener, without which ECS refuses its target group", () => {
    expect(made.depends_on).toEqual(["aws_lb_listener.api_listener"]);
  });

  test("rolls a bad release back, and goes on serving meanwhile", () => {
    expect(made).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      wait_for_steady_state: true,
    });
  });

  test("leaves the number of tasks to autoscaling once it is there", () => {
    expect(made).toMatchObject({
      desired_count: 2,
      lifecycle: { ignore_changes: ["desired_count"] },
    });
    expect(at(stack, "aws_appautoscaling_target.api_scaling")).toMatchObject({
      min_capacity: 2,
      max_capacity: 6,
      resource_id: `service/${ref("aws_ecs_cluster.api_cluster.name")}/${ref("aws_ecs_service.api_service.name")}`,
    });
  });

  test("can listen elsewhere without a new target group, which its listener would hold fast", () => {
    const groupOf = (port: number) => at(service({ port }), "aws_lb_target_group.api_target_group");
    expect(groupOf(3000)).toEqual(groupOf(8080));
  });

  test("registers its tasks by address, where the load balancer asks for their health", () => {
    expect(made.load_balancer).toEqual([
      {
        container_name: container(stack)?.name,
        container_port: 3000,
        target_group_arn: ref("aws_lb_target_group.api_target_group.arn"),
      },
    ]);
    expect(at(stack, "aws_lb_target_group.api_target_group")).toMatchObject({
      target_type: "ip",
      deregistration_delay: "15",
      health_check: { path: "/", matcher: "200" },
    });
  });
});

test("tasks are added for requests and for CPU", () => {
  const stack = service({ requestsPerTask: 600, cpuPercent: 50 });
  const policy = (id: string) =>
    at(stack, `aws_appautoscaling_policy.api_scale_on_${id}`)
      .target_tracking_scaling_policy_configuration;
  expect(policy("requests")).toMatchObject({
    target_value: 600,
    predefined_metric_specification: {
      predefined_metric_type: "ALBRequestCountPerTarget",
      resource_label: `${ref("aws_lb.api_load_balancer.arn_suffix")}/${ref("aws_lb_target_group.api_target_group.arn_suffix")}`,
    },
  });
  expect(policy("cpu")).toMatchObject({
    target_value: 50,
    predefined_metric_specification: {
      predefined_metric_type: "ECSServiceAverageCPUUtilization",
    },
  });
});

describe("where tasks run", () => {
  const placed = (egress: Egress) => {
    const stack = synthesize((stack) => {
      const network = new Network(stack, "network", { egress });
      const uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
      new FargateAlb(stack, "api", { image: { uri }, network });
    });
    return at(stack, "aws_ecs_service.api_service").network_configuration;
  };
  const subnets = (kind: string) =>
    [1, 2].map((zone) => ref(`aws_subnet.network_${kind}_subnet_${zone}.id`));

  test("with addresses of their own, in the public subnets", () => {
    expect(placed("public-ip")).toMatchObject({
      assign_public_ip: true,
      subnets: subnets("public"),
    });
  });

  test.each(["nat", "nat-per-az", "endpoints"] as const)(
    "with %s, in the private ones",
    (egress) => {
      expect(placed(egress)).toMatchObject({
        assign_public_ip: false,
        subnets: subnets("private"),
      });
    },
  );
});

describe("security groups", () => {
  const stack = service({ port: 3000 });
  const rule = (kind: string, id: string) =>
    at(stack, `aws_vpc_security_group_${kind}_rule.api_${id}`);
  const balancer = ref("aws_security_group.api_load_balancer_security_group.id");
  const tasks = ref("aws_security_group.api_security_group.id");

  test("the world reaches the load balancer on its port", () => {
    expect(rule("ingress", "public_in_80")).toMatchObject({
      security_group_id: balancer,
      cidr_ipv4: "0.0.0.0/0",
      from_port: 80,
      to_port: 80,
    });
  });

  test("tasks are reached by the load balancer alone, which reaches nothing else", () => {
    const port = { ip_protocol: "tcp", from_port: 3000, to_port: 3000 };
    expect(rule("ingress", "tasks_in")).toMatchObject({
      security_group_id: tasks,
      referenced_security_group_id: balancer,
      ...port,
    });
    expect(rule("egress", "load_balancer_out")).toMatchObject({
      security_group_id: balancer,
      referenced_security_group_id: tasks,
      ...port,
    });
    const into = allOf(stack, "aws_vpc_security_group_ingress_rule").filter(
      ([, { security_group_id }]) => security_group_id === tasks,
    );
    expect(into).toHaveLength(1);
  });
});

describe("listeners", () => {
  test("without a domain: HTTP forwards", () => {
    const listeners = allOf(service(), "aws_lb_listener");
    expect(listeners).toHaveLength(1);
    expect(listeners[0]?.[1]).toMatchObject({
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "forward" }],
    });
  });

  test("with a domain: HTTPS forwards by TLS 1.2 or newer, and HTTP redirects to it", () => {
    const stack = service({ domain: { name: "shop.example.com", zoneId: "Z1" } });
    expect(at(stack, "aws_lb_listener.api_https_listener")).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [{ type: "forward" }],
    });
    expect(at(stack, "aws_lb_listener.api_listener").default_action).toEqual([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
    ]);
    expect(at(stack, "aws_ecs_service.api_service").depends_on).toEqual([
      "aws_lb_listener.api_https_listener",
    ]);
    expect(at(stack, "aws_vpc_security_group_ingress_rule.api_public_in_443")).toBeDefined();
    expect(at(stack, "aws_route53_record.api_dns")).toMatchObject({ name: "shop.example.com" });
  });
});

test("names stay within AWS's 32 characters, or are refused", () => {
  const name = "a".repeat(32);
  const stack = service({ name });
  expect(at(stack, "aws_lb.api_load_balancer").name).toBe(name);
  expect(at(stack, "aws_lb_target_group.api_target_group").name).toBe(name);
  expect(() => service({ name: `${name}b` })).toThrow(
    /name is "a+b" \(33 characters\); allowed are/,
  );
});

describe("roles", () => {
  const stack = service({
    grants: (role) => new IamRolePolicy(role, "grant", { role: role.name, policy: "{}" }),
    image: { uri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1" },
  });

  test("grants go to the task's role, not to the one that starts it", () => {
    expect(at(stack, "aws_iam_role_policy.api_task_role_grant").role).toBe(
      ref("aws_iam_role.api_task_role.name"),
    );
    expect(at(stack, "aws_ecs_task_definition.api_task")).toMatchObject({
      task_role_arn: ref("aws_iam_role.api_task_role.arn"),
      execution_role_arn: ref("aws_iam_role.api_execution_role.arn"),
    });
  });

  test("the one that starts it pulls from the image's own repository alone", () => {
    const rights = parsed(at(stack, "aws_iam_role_policy.api_execution_role_start").policy);
    expect(rights).toMatchObject({
      Statement: [
        { Sid: "WriteLogs" },
        { Sid: "PullImage", Resource: "arn:aws:ecr:us-east-1:123456789012:repository/shop" },
        { Sid: "LogIn", Action: "ecr:GetAuthorizationToken", Resource: "*" },
      ],
    });
  });

  test("and from none where the image is public", () => {
    const rights = parsed(at(service(), "aws_iam_role_policy.api_execution_role_start").policy);
    expect(rights).toMatchObject({ Statement: [{ Sid: "WriteLogs" }] });
    expect(JSON.stringify(rights)).not.toContain("ecr:");
  });
});

describe("an image from a folder", () => {
  const folder = temporaryFolder({ Dockerfile: "FROM scratch\nCOPY . ./\n", "index.js": "1" });
  const built = (props: Partial<FargateAlbProps> = {}) => service({ image: { folder }, ...props });
  const tagOf = (stack: ReturnType<typeof built>) =>
    String(container(stack)?.image).split(":").at(-1);

  test("is pushed to a repository of its own before a task wants it", () => {
    const stack = built();
    expect(container(stack)?.image).toMatch(
      /^\$\{aws_ecr_repository\.api_repository\.repository_url\}:[0-9a-f]{16}$/,
    );
    expect(at(stack, "aws_ecs_task_definition.api_task").depends_on).toContain(
      "terraform_data.api_image",
    );
    expect(at(stack, "terraform_data.api_image")).toMatchObject({
      triggers_replace: [container(stack)?.image],
    });
  });

  test("is built for the task's processor, from copies in the stack's folder", () => {
    const environmentOf = (architecture: "arm64" | "x86_64") => {
      const { provisioner } = at(built({ architecture }), "terraform_data.api_image");
      const [step] = provisioner as { "local-exec": { environment: Record<string, string> } }[];
      return step?.["local-exec"].environment;
    };
    expect(environmentOf("arm64")).toMatchObject({
      IMAGE_PLATFORM: "linux/arm64",
      IMAGE_CONTEXT: expect.stringMatching(/^assets\/api_image_context\/[0-9a-f]{64}$/),
      IMAGE_DOCKERFILE: expect.stringMatching(/^assets\/api_image_dockerfile\/.*\/Dockerfile$/),
    });
    expect(environmentOf("x86_64")).toMatchObject({ IMAGE_PLATFORM: "linux/amd64" });
  });

  test("is run by a path that is relative to the stack's folder", () => {
    const outdir = temporaryFolder();
    const app = new App({ outdir });
    const stack = new ReadableStack(app, "shop");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    new FargateAlb(stack, "api", { image: { folder } });
    const { provisioner } = at(JSON.parse(Testing.synth(stack)), "terraform_data.api_image");
    const [step] = provisioner as { "local-exec": { command: string } }[];
    const [, script = ""] =
      /^node --import tsx (\S+)$/.exec(step?.["local-exec"].command ?? "") ?? [];
    expect(isAbsolute(script)).toBe(false);
    expect(join(outdir, "stacks/shop", script)).toBe(
      join(__dirname, "../../modules/fargate-alb/push-image.ts"),
    );
  });

  test("has a tag of its content", () => {
    const tag = tagOf(built());
    const same = temporaryFolder({ Dockerfile: "FROM scratch\nCOPY . ./\n", "index.js": "1" });
    const other = temporaryFolder({ Dockerfile: "FROM scratch\nCOPY . ./\n", "index.js": "2" });
    expect(tagOf(built({ image: { folder: same } }))).toBe(tag);
    expect(tagOf(built({ image: { folder: other } }))).not.toBe(tag);
    expect(tagOf(built({ architecture: "x86_64" }))).not.toBe(tag);
    expect(tagOf(built({ image: { folder, buildArgs: { BASE: "node" } } }))).not.toBe(tag);
  });

  test("goes with its repository, unless deletion is refused", () => {
    const forceDelete = (deletionProtection: boolean) =>
      at(built({ deletionProtection }), "aws_ecr_repository.api_repository").force_delete;
    expect([forceDelete(false), forceDelete(true)]).toEqual([true, false]);
  });
});

describe("with endpoints alone", () => {
  const placed = (uri: string) =>
    synthesize((stack) => {
      const network = new Network(stack, "network", { egress: "endpoints" });
      new FargateAlb(stack, "api", { image: { uri }, network });
    });

  test.each(["ghcr.io/someone/shop:1", "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1"])(
    "%s is refused",
    (uri) => {
      expect(() => placed(uri)).toThrow(
        `image.uri is "${uri}"; with egress "endpoints", allowed is ECR in the stack's own region alone, as in 123456789012.dkr.ecr.eu-west-1.amazonaws.com/name:tag.`,
      );
    },
  );
});

test("overrides are laid over a child's arguments", () => {
  const stack = service({ overrides: { service: { enableExecuteCommand: true } } });
  expect(at(stack, "aws_ecs_service.api_service")).toMatchObject({
    enable_execute_command: true,
    launch_type: "FARGATE",
  });
});

test.each<[Partial<FargateAlbProps>, string]>([
  [{ port: 0 }, "port is 0; allowed is a whole number from 1 to 65535."],
  [{ cpu: 256, memory: 4096 }, "memory is 4096; with cpu 256, allowed is one of 512, 1024, 2048."],
  [{ minTasks: 3, maxTasks: 2 }, "maxTasks is 2; allowed is a whole number from 3 to 5000."],
  [{ user: "0:0" }, 'user is "0:0"; allowed is a number, or two as "user:group", and never 0'],
  [{ user: "root" }, 'user is "root"; allowed is a number'],
  [
    { stopTimeoutSeconds: 121 },
    "stopTimeoutSeconds is 121; allowed is a whole number from 1 to 120.",
  ],
  [
    { idleTimeoutSeconds: 65 },
    "idleTimeoutSeconds is 65 s and keepAliveSeconds is 65 s; allowed is only the first below the second.",
  ],
  [
    { drainSeconds: 20 },
    "drainSeconds with finishSeconds is 30 s and stopTimeoutSeconds is 30 s; allowed is only the first below the second.",
  ],
])("%j is refused", (props, problem) => {
  expect(() => service(props)).toThrow(problem);
});
