import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { TerraformResource } from "cdktf";
import { Network, type NetworkProps } from "../../modules/network";
import type { Egress } from "../../modules/network/egress";
import { addresses, allOf, at, ref, synthesize } from "./synthesize";

const network = (props: NetworkProps = {}) =>
  synthesize((stack) => {
    const network = new Network(stack, "network", props);
    const group = new SecurityGroup(stack, "tasks", { vpcId: network.vpc.id });
    network.letOut(stack, group);
  });

const tasksAre = (egress: Egress) => {
  let subnets: readonly string[] = [];
  synthesize((stack) => {
    subnets = new Network(stack, "network", { egress }).taskSubnets.map(({ node }) => node.id);
  });
  return subnets;
};

test("four subnets in two zones, none of which overlap", () => {
  const subnets = allOf(network({ cidr: "10.7.0.0/16" }), "aws_subnet");
  expect(subnets.map(([id, { cidr_block }]) => [id, cidr_block])).toEqual([
    ["network_private_subnet_1", "10.7.128.0/20"],
    ["network_private_subnet_2", "10.7.144.0/20"],
    ["network_public_subnet_1", "10.7.0.0/20"],
    ["network_public_subnet_2", "10.7.16.0/20"],
  ]);
  for (const [id, { availability_zone }] of subnets) {
    const zone = Number(id.at(-1)) - 1;
    expect(availability_zone).toBe(
      ref(`element(data.aws_availability_zones.network_zones.names, ${zone})`),
    );
  }
});

test("the gateway endpoints serve every subnet", () => {
  const stack = network();
  for (const service of ["s3", "dynamodb"]) {
    expect(at(stack, `aws_vpc_endpoint.network_${service}_endpoint`)).toMatchObject({
      vpc_endpoint_type: "Gateway",
      service_name: `com.amazonaws.${ref("data.aws_region.network_region.name")}.${service}`,
      route_table_ids: ["public", "private_1", "private_2"].map((table) =>
        ref(`aws_route_table.network_${table}_routes.id`),
      ),
    });
  }
});

const waysOut = (stack: ReturnType<typeof network>) =>
  addresses(stack).filter((address) =>
    /^aws_(eip|nat_gateway|route|vpc_endpoint|vpc_security_group_.*rule)\./.test(address),
  );
const always = [
  "aws_route.network_public_way_out",
  "aws_vpc_endpoint.network_dynamodb_endpoint",
  "aws_vpc_endpoint.network_s3_endpoint",
];

test("public-ip: tasks in public subnets, HTTPS out alone", () => {
  const stack = network({ egress: "public-ip" });
  expect(waysOut(stack)).toEqual([...always, "aws_vpc_security_group_egress_rule.https_out"]);
  expect(at(stack, "aws_vpc_security_group_egress_rule.https_out")).toMatchObject({
    cidr_ipv4: "0.0.0.0/0",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
  });
  expect(tasksAre("public-ip")).toEqual(["public_subnet_1", "public_subnet_2"]);
});

test("nat: private tasks, both zones behind one gateway", () => {
  const stack = network({ egress: "nat" });
  expect(waysOut(stack)).toEqual([
    "aws_eip.network_nat_address_1",
    "aws_nat_gateway.network_nat_gateway_1",
    "aws_route.network_private_way_out_1",
    "aws_route.network_private_way_out_2",
    ...always,
    "aws_vpc_security_group_egress_rule.https_out",
  ]);
  for (const zone of [1, 2]) {
    expect(at(stack, `aws_route.network_private_way_out_${zone}`)).toMatchObject({
      route_table_id: ref(`aws_route_table.network_private_${zone}_routes.id`),
      nat_gateway_id: ref("aws_nat_gateway.network_nat_gateway_1.id"),
    });
  }
  expect(tasksAre("nat")).toEqual(["private_subnet_1", "private_subnet_2"]);
});

test("nat-per-az: each zone behind its own gateway, in its own public subnet", () => {
  const stack = network({ egress: "nat-per-az" });
  for (const zone of [1, 2]) {
    expect(at(stack, `aws_route.network_private_way_out_${zone}`)).toMatchObject({
      nat_gateway_id: ref(`aws_nat_gateway.network_nat_gateway_${zone}.id`),
    });
    expect(at(stack, `aws_nat_gateway.network_nat_gateway_${zone}`)).toMatchObject({
      subnet_id: ref(`aws_subnet.network_public_subnet_${zone}.id`),
      // Or a zone would be cut off while it moves to the other gateway.
      lifecycle: { create_before_destroy: true },
    });
  }
  expect(tasksAre("nat-per-az")).toEqual(["private_subnet_1", "private_subnet_2"]);
});

test("gateways and their addresses come after the internet, without which AWS makes none", () => {
  const stack = network({ egress: "nat-per-az" });
  for (const type of ["aws_eip", "aws_nat_gateway"]) {
    const made = allOf(stack, type);
    expect(made).toHaveLength(2);
    for (const [, { depends_on }] of made) {
      expect(depends_on).toEqual(["aws_internet_gateway.network_internet_gateway"]);
    }
  }
});

test.each(["public-ip", "nat", "nat-per-az", "endpoints"] as const)(
  "%s: who runs there waits for every part of the way out, which goes last",
  (egress) => {
    const stack = synthesize((stack) => {
      const network = new Network(stack, "network", { egress });
      const group = new SecurityGroup(stack, "tasks", { vpcId: network.vpc.id });
      const dependsOn = [...network.letOut(stack, group)];
      new TerraformResource(stack, "runs", { terraformResourceType: "terraform_data", dependsOn });
    });
    const waits = at(stack, "terraform_data.runs").depends_on;
    const parts = waysOut(stack).filter((part) => !/^aws_(eip|nat_gateway)\./.test(part));
    expect(waits).toEqual(expect.arrayContaining(parts));
    for (const part of waysOut(stack).filter((part) => !always.includes(part))) {
      if (part.startsWith("aws_eip.")) continue;
      expect(at(stack, part).lifecycle).toEqual({ create_before_destroy: true });
    }
  },
);

test("an endpoint answers only when the tasks are let in", () => {
  const stack = network({ egress: "endpoints" });
  for (const service of ["ecr_api", "ecr_dkr", "logs"]) {
    expect(at(stack, `aws_vpc_endpoint.network_${service}_endpoint`).depends_on).toEqual([
      "aws_vpc_security_group_ingress_rule.endpoints_in",
    ]);
  }
});

test("endpoints: no way to the internet, HTTPS to the endpoints and prefix lists alone", () => {
  const stack = network({ egress: "endpoints" });
  expect(waysOut(stack)).toEqual([
    "aws_route.network_public_way_out",
    "aws_vpc_endpoint.network_dynamodb_endpoint",
    "aws_vpc_endpoint.network_ecr_api_endpoint",
    "aws_vpc_endpoint.network_ecr_dkr_endpoint",
    "aws_vpc_endpoint.network_logs_endpoint",
    "aws_vpc_endpoint.network_s3_endpoint",
    "aws_vpc_security_group_egress_rule.dynamodb_out",
    "aws_vpc_security_group_egress_rule.endpoints_out",
    "aws_vpc_security_group_egress_rule.s3_out",
    "aws_vpc_security_group_ingress_rule.endpoints_in",
  ]);
  const endpoints = ref("aws_security_group.network_endpoints_security_group.id");
  const https = { ip_protocol: "tcp", from_port: 443, to_port: 443 };
  const rule = (id: string) => at(stack, `aws_vpc_security_group_egress_rule.${id}_out`);
  expect(rule("endpoints")).toMatchObject({ ...https, referenced_security_group_id: endpoints });
  for (const service of ["s3", "dynamodb"]) {
    expect(rule(service)).toMatchObject({
      ...https,
      prefix_list_id: ref(`aws_vpc_endpoint.network_${service}_endpoint.prefix_list_id`),
    });
  }
  expect(JSON.stringify(allOf(stack, "aws_vpc_security_group_egress_rule"))).not.toContain("cidr");
  expect(at(stack, "aws_vpc_security_group_ingress_rule.endpoints_in")).toMatchObject({
    ...https,
    security_group_id: endpoints,
    referenced_security_group_id: ref("aws_security_group.tasks.id"),
  });
  expect(at(stack, "aws_vpc_endpoint.network_ecr_dkr_endpoint")).toMatchObject({
    vpc_endpoint_type: "Interface",
    private_dns_enabled: true,
    security_group_ids: [endpoints],
    subnet_ids: [1, 2].map((zone) => ref(`aws_subnet.network_private_subnet_${zone}.id`)),
  });
  expect(tasksAre("endpoints")).toEqual(["private_subnet_1", "private_subnet_2"]);
});

test("overrides are laid over a child's arguments", () => {
  const stack = network({ overrides: { vpc: { instanceTenancy: "dedicated" } } });
  expect(at(stack, "aws_vpc.network_vpc")).toMatchObject({
    instance_tenancy: "dedicated",
    cidr_block: "10.0.0.0/16",
  });
});

test("wrong props are refused, all at once", () => {
  expect(() => network({ egress: "vpn" as Egress, cidr: "10.0.0.0/8" })).toThrow(
    [
      "test/network cannot be built:",
      'egress is "vpn"; allowed is one of public-ip, nat, nat-per-az, endpoints.',
      'cidr is "10.0.0.0/8"; allowed is a /16 such as "10.0.0.0/16".',
    ].join("\n  - "),
  );
});
