import { CloudfrontVpcOrigin } from "@cdktf/provider-aws/lib/cloudfront-vpc-origin";
import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import { lastToGo } from "../network/egress";
import { globalName, shortened } from "../region";
import { type Balancer, balancerBase, guard, type LoadBalancerProps } from "./load-balancer";

/** From where a service is reached. */
export const ingresses = ["public", "both", "private"] as const;
export type Ingress = (typeof ingresses)[number];

/** A name beside that of the public one, which stands until nobody comes by it. */
export const privateName = (name: string) => shortened(`${name}-private`, 32);

/** The group of CloudFront's own interfaces, one for each VPC; the first origin in a VPC makes it. */
const cloudfrontGroup = "CloudFront-VPCOrigins-Service-SG";

/**
 * A load balancer without an address of the internet, which CloudFront alone reaches, by interfaces that
 * it puts into the VPC; plain HTTP goes over these and nowhere else.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 *
 * @returns it, with the id by which a distribution names it
 */
export function privateBalancer(
  scope: Construct,
  props: Omit<LoadBalancerProps, "domain">,
): Balancer & { readonly vpcOriginId: string } {
  const { place, targetGroup, securityGroups } = props;
  const balancer = new Lb(scope, "private_load_balancer", {
    ...balancerBase({ ...props, name: privateName(props.name) }),
    internal: true,
    subnets: [...place.privateSubnetIds],
    // CloudFront wants one in the VPC, though nothing goes through it.
    dependsOn: [...place.publicWayOut],
    ...props.overrides,
  });
  const listener = new LbListener(scope, "private_listener", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultAction: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    dependsOn: guard(scope, "private_waf", balancer, props.wafArn),
    lifecycle: lastToGo,
  });
  const origin = new CloudfrontVpcOrigin(scope, "vpc_origin", {
    vpcOriginEndpointConfig: [
      {
        name: globalName(scope, props.name, 64),
        arn: balancer.arn,
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "http-only",
        // Asked for in any case.
        originSslProtocols: [{ items: ["TLSv1.2"], quantity: 1 }],
      },
    ],
    lifecycle: lastToGo,
  });
  const cloudfront = new DataAwsSecurityGroup(scope, "cloudfront_group", {
    name: cloudfrontGroup,
    vpcId: place.vpcId,
    dependsOn: [origin],
  });
  const letIn = new VpcSecurityGroupIngressRule(scope, "cloudfront_in", {
    securityGroupId: securityGroups.loadBalancerId,
    description: "Port 80 from CloudFront",
    referencedSecurityGroupId: cloudfront.id,
    ipProtocol: "tcp",
    fromPort: 80,
    toPort: 80,
    lifecycle: lastToGo,
  });
  const host = balancer.dnsName;
  return {
    loadBalancer: balancer,
    targetGroup,
    listener,
    ready: [listener, letIn],
    host,
    url: `http://${host}`,
    vpcOriginId: origin.id,
  };
}
