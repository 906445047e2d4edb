import { TerraformOutput, Token } from "cdktf";
import { FargateAlb } from "../../../modules/fargate-alb";
import type { SharedListener } from "../../../modules/fargate-alb/shared-listener";
import { addresses, allOf, at, ref, synthesize } from "../synthesize";
import { image, service } from "./service";

const network = { vpcId: "vpc-1", publicSubnetIds: ["subnet-a", "subnet-b"] };
const arn =
  "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/all/50dc6c495c0c9188/f2f7dc8efc522ab2";
const behind = (listener: Partial<SharedListener>) =>
  service({ network, listener: { arn, ...listener } });

describe("in a network that is there already", () => {
  test("no network is made, and all stands in the one that is named", () => {
    const stack = service({ network: { ...network, privateSubnetIds: ["subnet-p"] } });
    expect(addresses(stack).filter((address) => /vpc\b|subnet|route/.test(address))).toEqual([]);
    expect(at(stack, "aws_lb.api_load_balancer").subnets).toEqual(network.publicSubnetIds);
    expect(at(stack, "aws_lb_target_group.api_target_group").vpc_id).toBe("vpc-1");
    expect(at(stack, "aws_ecs_service.api_service").network_configuration).toMatchObject({
      subnets: ["subnet-p"],
      assign_public_ip: false,
    });
    for (const [, { vpc_id }] of allOf(stack, "aws_security_group")) expect(vpc_id).toBe("vpc-1");
  });

  test("without private subnets tasks have addresses of their own", () => {
    const { network_configuration } = at(service({ network }), "aws_ecs_service.api_service");
    expect(network_configuration).toMatchObject({
      subnets: network.publicSubnetIds,
      assign_public_ip: true,
    });
  });

  test("subnets may be a list that only Terraform knows", () => {
    const publicSubnetIds = Token.asList(ref("module.vpc.public_subnets"));
    const stack = service({ network: { vpcId: "vpc-1", publicSubnetIds } });
    expect(at(stack, "aws_lb.api_load_balancer").subnets).toBe(ref("module.vpc.public_subnets"));
  });

  test("fewer subnets than a load balancer wants are refused", () => {
    const few = { vpcId: "vpc-1", publicSubnetIds: ["subnet-a"], privateSubnetIds: [] };
    expect(() => service({ network: few })).toThrow(
      /network\.publicSubnetIds are 1; allowed are 2 or more\.\n.*network\.privateSubnetIds are 0;/,
    );
  });
});

test("in a cluster that is there already", () => {
  const stack = service({ cluster: "shop" });
  expect(allOf(stack, "aws_ecs_cluster")).toEqual([]);
  expect(at(stack, "aws_ecs_service.api_service").cluster).toBe(
    ref("data.aws_ecs_cluster.api_cluster.arn"),
  );
  expect(at(stack, "aws_appautoscaling_target.api_scaling").resource_id).toBe(
    `service/shop/${ref("aws_ecs_service.api_service.name")}`,
  );
});

describe("behind a listener that is there already", () => {
  const stack = behind({ paths: ["/orders", "/orders/*"], hosts: ["shop.example.com"] });

  test("a rule sends its requests here, and no load balancer is made", () => {
    expect(allOf(stack, "aws_lb")).toEqual([]);
    expect(allOf(stack, "aws_lb_listener")).toEqual([]);
    expect(at(stack, "aws_lb_listener_rule.api_rule")).toEqual({
      listener_arn: arn,
      action: [
        { type: "forward", target_group_arn: ref("aws_lb_target_group.api_target_group.arn") },
      ],
      condition: [
        { path_pattern: { values: ["/orders", "/orders/*"] } },
        { host_header: { values: ["shop.example.com"] } },
      ],
    });
    expect(at(stack, "aws_ecs_service.api_service").depends_on).toContain(
      "aws_lb_listener_rule.api_rule",
    );
  });

  test("its load balancer reaches the tasks, and nobody else is let in by this", () => {
    const group = ref("element(tolist(data.aws_lb.api_shared_load_balancer.security_groups), 0)");
    const into = allOf(stack, "aws_vpc_security_group_ingress_rule");
    expect(into).toHaveLength(1);
    expect(into[0]?.[1]).toMatchObject({
      security_group_id: ref("aws_security_group.api_security_group.id"),
      referenced_security_group_id: group,
    });
    expect(
      at(stack, "aws_vpc_security_group_egress_rule.api_load_balancer_out").security_group_id,
    ).toBe(group);
  });

  test("its address names the listener's port, where that is not the protocol's own", () => {
    const { output } = synthesize((stack) => {
      const listener = { arn, hosts: ["shop.example.com"] };
      const api = new FargateAlb(stack, "api", { image, network, listener });
      new TerraformOutput(stack, "URL", { value: api.url });
    });
    const its = "data.aws_lb_listener.api_shared_listener";
    expect(String(output.URL?.value)).toBe(
      `${ref(`lower(${its}.protocol)`)}://shop.example.com${ref(`lookup({"80" = "", "443" = ""}, tostring(${its}.port), format(":%d", ${its}.port))`)}`,
    );
  });

  test("several services share the load balancer of the first", () => {
    const stack = synthesize((stack) => {
      const first = new FargateAlb(stack, "first", { image, network });
      const shared = { arn: first.listener.arn, priority: 1 };
      new FargateAlb(stack, "one", { image, network, listener: { ...shared, paths: ["/one/*"] } });
      expect(() => {
        const listener = { ...shared, paths: ["/two/*"] };
        new FargateAlb(stack, "two", { image, network, listener });
      }).toThrow(
        "listener.priority is 1, which test/one/rule has on the same listener; allowed is one of its own",
      );
    });
    expect(allOf(stack, "aws_lb")).toHaveLength(1);
  });

  test.each<[Partial<SharedListener>, string]>([
    [{}, "listener.paths with listener.hosts are 0; allowed are 1 to 5."],
    [{ paths: ["orders"] }, 'listener.paths has "orders"; allowed is a path that begins with /'],
    [{ hosts: ["a b"] }, 'listener.hosts has "a b"; allowed are host names'],
    [{ paths: ["/"], priority: 0 }, "listener.priority is 0; allowed is a whole number from 1 to"],
  ])("%j is refused", (listener, problem) => {
    expect(() => behind(listener)).toThrow(problem);
  });

  test("what is the load balancer's own is refused, and a network must be named", () => {
    const listener = { arn, paths: ["/"] };
    expect(() =>
      service({ listener, wafArn: "arn:aws:wafv2:...", idleTimeoutSeconds: 30 }),
    ).toThrow(
      /wafArn is set beside listener; .*\n.*idleTimeoutSeconds is set beside listener; .*\n.*network is not set/,
    );
  });
});
