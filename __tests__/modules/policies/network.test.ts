import { allOf, at, ref } from "../synthesize";
import { profiles } from "./profiles";

describe.each(profiles)("%s", (_profile, stack) => {
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
});
