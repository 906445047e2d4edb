import { FargateAlb } from "../../../modules/fargate-alb";
import { Network } from "../../../modules/network";
import type { Egress } from "../../../modules/network/egress";
import { allOf, at, ref, synthesize } from "../synthesize";
import { service } from "./service";

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

test("the load balancer comes after the internet, without which AWS makes none", () => {
  expect(at(service(), "aws_lb.api_load_balancer").depends_on).toEqual([
    "aws_route.api_network_public_way_out",
  ]);
});

describe("listeners", () => {
  test("come after their ports are open", () => {
    const stack = service({ domain: { name: "shop.example.com", zoneId: "Z1" } });
    for (const [, { depends_on }] of allOf(stack, "aws_lb_listener")) {
      expect(depends_on).toEqual(
        [80, 443].map((port) => `aws_vpc_security_group_ingress_rule.api_public_in_${port}`),
      );
    }
  });

  test("a name is found when what it leads to serves, and goes when nobody uses it", () => {
    const stack = service({ domain: { name: "shop.example.com", zoneId: "Z1" } });
    expect(at(stack, "aws_route53_record.api_dns")).toMatchObject({
      depends_on: ["aws_lb_listener.api_https_listener"],
      lifecycle: { create_before_destroy: true },
    });
  });

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
    expect(at(stack, "aws_ecs_service.api_service").depends_on).toContain(
      "aws_lb_listener.api_https_listener",
    );
    expect(at(stack, "aws_vpc_security_group_ingress_rule.api_public_in_443")).toBeDefined();
    expect(at(stack, "aws_route53_record.api_dns")).toMatchObject({ name: "shop.example.com" });
  });
});
