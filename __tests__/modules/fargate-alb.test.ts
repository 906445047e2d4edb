import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { FargateAlbProps } from "../../modules/fargate-alb";
import { container, image, service } from "./fargate-alb/service";
import { addresses, at, ref } from "./synthesize";

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

  test("the container may write in /tmp, and nowhere else", () => {
    expect(container(stack)).toMatchObject({
      readonlyRootFilesystem: true,
      mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
    });
    expect(at(stack, "aws_ecs_task_definition.api_task").volume).toEqual([{ name: "tmp" }]);
  });

  test("no repository is made for an image that is there already", () => {
    expect(addresses(stack).filter((address) => /ecr|terraform_data/.test(address))).toEqual([]);
  });
});

test("ECS waits for as long as a task may take to stop", () => {
  const { stopTimeout } = container(service({ drainSeconds: 20, finishSeconds: 1.5 })) ?? {};
  expect(stopTimeout).toBe(27);
  expect(() => service({ drainSeconds: 60, finishSeconds: 60 })).toThrow(
    "stopTimeoutSeconds is 125; allowed is a whole number from 1 to 120.",
  );
});

test("what the app is given beside that never takes the place of it", () => {
  const stack = service({ environment: { PORT: "1", GREETING: "hello" } });
  expect(container(stack)?.environment).toEqual(
    expect.arrayContaining([
      { name: "GREETING", value: "hello" },
      { name: "PORT", value: "8080" },
    ]),
  );
});

describe("the service", () => {
  const stack = service({ minTasks: 2, maxTasks: 6, port: 3000 });
  const made = at(stack, "aws_ecs_service.api_service");

  test("comes after the listener, without which ECS refuses its target group", () => {
    expect(made.depends_on).toContain("aws_lb_listener.api_listener");
  });

  test("comes after its way to the registry, and after who asks for its health is let in", () => {
    expect(made.depends_on).toEqual(
      expect.arrayContaining([
        "aws_vpc_security_group_egress_rule.api_load_balancer_out",
        "aws_vpc_security_group_ingress_rule.api_tasks_in",
        "aws_vpc_security_group_egress_rule.api_https_out",
        "aws_route.api_network_public_way_out",
        "aws_route_table_association.api_network_public_association_1",
      ]),
    );
  });

  test("changes with the way out, so that what its tasks used goes after what they are to use is there", () => {
    expect(made.tags).toEqual({ Egress: "public-ip" });
  });

  test("fails the deploy where ECS has gone back to the old task, which is steady too", () => {
    expect(made.lifecycle).toMatchObject({
      postcondition: [
        {
          condition: ref("(self.task_definition == aws_ecs_task_definition.api_task.arn)"),
          error_message: expect.stringMatching(/^The new tasks of api did not become healthy/),
        },
      ],
    });
  });

  test("leaves the tasks of old releases, to roll back to", () => {
    expect(at(stack, "aws_ecs_task_definition.api_task").skip_destroy).toBe(true);
  });

  test("what a task may do is allowed before it runs", () => {
    const stack = service({
      grants: (role) => {
        new IamRolePolicy(role, "work", { role: role.name, policy: "{}" });
      },
    });
    expect(at(stack, "aws_ecs_task_definition.api_task").depends_on).toEqual([
      "aws_iam_role_policy.api_execution_role_start",
      "aws_iam_role_policy.api_task_role_work",
    ]);
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

  test("asks for their health at a port of its own, where they get it and are let through", () => {
    const stack = service({ healthCheck: { port: 8081 } });
    expect(at(stack, "aws_lb_target_group.api_target_group").health_check).toMatchObject({
      path: "/",
      port: "8081",
    });
    expect(container(stack)).toMatchObject({
      environment: expect.arrayContaining([{ name: "HEALTH_PORT", value: "8081" }]),
      portMappings: [{ containerPort: 8080 }, { containerPort: 8081 }],
    });
    for (const rule of ["egress_rule.api_load_balancer_out", "ingress_rule.api_tasks_in"]) {
      const passed = at(stack, `aws_vpc_security_group_${rule}`);
      expect([passed.from_port, passed.to_port]).toEqual([8080, 8081]);
    }
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

test("names stay within AWS's 32 characters, or are refused", () => {
  const name = "a".repeat(32);
  const stack = service({ name });
  expect(at(stack, "aws_lb.api_load_balancer").name).toBe(name);
  expect(at(stack, "aws_lb_target_group.api_target_group").name).toBe(name);
  expect(() => service({ name: `${name}b` })).toThrow(
    /name is "a+b" \(33 characters\); allowed are/,
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
  [{ minTasks: 3, maxTasks: 2 }, "maxTasks is 2; allowed is a whole number from 3 to 500."],
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
    { drainSeconds: 20, stopTimeoutSeconds: 30 },
    "drainSeconds with finishSeconds is 30 s and stopTimeoutSeconds is 30 s; allowed is only the first below the second.",
  ],
])("%j is refused", (props, problem) => {
  expect(() => service(props)).toThrow(problem);
});

test("more tasks than a load balancer takes beside their successors are refused", () => {
  expect(() => service({ maxTasks: 501 })).toThrow(
    "maxTasks is 501; allowed is a whole number from 1 to 500.",
  );
});
