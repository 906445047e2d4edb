import { addresses, allOf, at, ref } from "../synthesize";
import { production, wholeStack } from "../whole-stack";
import { service } from "./service";

describe("private", () => {
  const stack = service({ ingress: "private" });

  test("nothing of it has an address of the internet, and CloudFront alone is let in", () => {
    const [[, balancer] = [], ...others] = allOf(stack, "aws_lb");
    expect(others).toEqual([]);
    expect(balancer).toMatchObject({
      internal: true,
      name: "api-private",
      subnets: [1, 2].map((zone) => ref(`aws_subnet.api_network_private_subnet_${zone}.id`)),
    });
    const group = ref("aws_security_group.api_load_balancer_security_group.id");
    const into = allOf(stack, "aws_vpc_security_group_ingress_rule").filter(
      ([, { security_group_id }]) => security_group_id === group,
    );
    expect(into).toHaveLength(1);
    expect(into[0]?.[1]).toMatchObject({
      referenced_security_group_id: ref("data.aws_security_group.api_cloudfront_group.id"),
      from_port: 80,
      to_port: 80,
    });
    expect(into[0]?.[1]).not.toHaveProperty("cidr_ipv4");
  });

  test("the group of CloudFront's interfaces is looked for when CloudFront has made it", () => {
    expect(stack.data.aws_security_group?.api_cloudfront_group).toEqual({
      name: "CloudFront-VPCOrigins-Service-SG",
      vpc_id: ref("aws_vpc.api_network_vpc.id"),
      depends_on: ["aws_cloudfront_vpc_origin.api_vpc_origin"],
    });
  });

  test("WAF stands before this load balancer too", () => {
    const guarded = service({ ingress: "private", wafArn: "arn:aws:wafv2:eu-west-1:1:regional/a" });
    expect(at(guarded, "aws_lb_listener.api_private_listener").depends_on).toEqual([
      "aws_wafv2_web_acl_association.api_private_waf",
    ]);
  });
});

test("both: the tasks are in both load balancers' groups", () => {
  const stack = service({ ingress: "both" });
  const groups = ["private_target_group", "target_group"].map((id) =>
    ref(`aws_lb_target_group.api_${id}.arn`),
  );
  const { load_balancer } = at(stack, "aws_ecs_service.api_service");
  expect(load_balancer).toMatchObject(groups.map((target_group_arn) => ({ target_group_arn })));
  expect(addresses(stack).filter((address) => /^aws_lb\./.test(address))).toHaveLength(2);
});

test("a domain beside a private load balancer is refused, which nobody would find by it", () => {
  const domain = { name: "shop.example.com", zoneId: "Z1" };
  expect(() => service({ ingress: "private", domain })).toThrow(
    'domain is set with ingress "private"; allowed is it where CloudFront is',
  );
});

describe("the whole stack, private", () => {
  const { DOMAIN, ZONE, ...unnamed } = production;
  const stack = wholeStack({ ...unnamed, INGRESS: "private" });
  const origins = at(stack, "aws_cloudfront_distribution.site_distribution").origin as {
    [key: string]: unknown;
  }[];

  test("CloudFront comes by the VPC origin, once tasks are behind it", () => {
    expect(origins.find(({ origin_id }) => origin_id === "containers")).toEqual({
      origin_id: "containers",
      domain_name: ref("aws_lb.containers_private_load_balancer.dns_name"),
      vpc_origin_config: {
        vpc_origin_id: ref("aws_cloudfront_vpc_origin.containers_vpc_origin.id"),
        origin_read_timeout: 30,
        origin_keepalive_timeout: 30,
      },
    });
    expect(at(stack, "aws_cloudfront_distribution.site_distribution").depends_on).toEqual(
      expect.arrayContaining([
        "aws_ecs_service.containers_service",
        "aws_lb_listener.containers_private_listener",
        "aws_vpc_security_group_ingress_rule.containers_cloudfront_in",
      ]),
    );
  });

  test("both doors are called by the distribution, so that they are measured alike", () => {
    const host = ref("aws_cloudfront_distribution.site_distribution.domain_name");
    expect(stack.output.FunctionsURL?.value).toBe(`https://${host}/functions`);
    expect(stack.output.ContainersURL?.value).toBe(`https://${host}/containers`);
  });

  test("production needs no domain of its own then, and has one where it is set", () => {
    expect(addresses(stack).filter((address) => /route53|acm/.test(address))).toEqual([]);
    const named = wholeStack({ ...unnamed, DOMAIN, ZONE, INGRESS: "private" });
    const names = allOf(named, "aws_route53_record").map(([id]) => id);
    expect(names).toEqual(expect.arrayContaining(["functions_dns", "site_dns"]));
    expect(names.filter((id) => id.startsWith("containers"))).toEqual([]);
  });
});

test("where CloudFront alone reaches what it asks first, both addresses are the distribution's", () => {
  const site = `https://${ref("aws_cloudfront_distribution.site_distribution.domain_name")}`;
  for (const INGRESS of ["both", "private"]) {
    const { output } = wholeStack({ INGRESS });
    expect(output.ContainersURL?.value).toBe(`${site}/containers`);
    expect(output.FunctionsURL?.value).toBe(`${site}/functions`);
  }
});
