import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";

export const egresses = ["public-ip", "nat", "nat-per-az", "endpoints"] as const;

/** How tasks reach AWS. */
export type Egress = (typeof egresses)[number];

/** Gateways in these public subnets, and a default route of each private table to one of them. */
export function natGateways(
  scope: Construct,
  name: string,
  gatewaySubnets: readonly Subnet[],
  privateTables: readonly RouteTable[],
): void {
  const gateways = gatewaySubnets.map((subnet, i) => {
    const address = new Eip(scope, `nat_address_${i + 1}`, {
      domain: "vpc",
      tags: { Name: `${name}-nat-${i + 1}` },
    });
    return new NatGateway(scope, `nat_gateway_${i + 1}`, {
      subnetId: subnet.id,
      allocationId: address.id,
      // Where another gateway takes over, it does so before this one goes.
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: `${name}-nat-${i + 1}` },
    });
  });
  privateTables.forEach((table, i) => {
    new Route(scope, `private_way_out_${i + 1}`, {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: (gateways[i % gateways.length] as NatGateway).id,
    });
  });
}

/** What a task without internet needs: its image (whose layers come from S3) and its log. */
const services = { ecr_api: "ecr.api", ecr_dkr: "ecr.dkr", logs: "logs" };

/** Interface endpoints in these subnets, and the group that stands before them. */
export function interfaceEndpoints(
  scope: Construct,
  place: { name: string; region: string; vpc: Vpc; subnets: readonly Subnet[] },
): SecurityGroup {
  const { name, region, vpc, subnets } = place;
  const group = new SecurityGroup(scope, "endpoints_security_group", {
    name: `${name}-endpoints`,
    description: "The endpoints of AWS services: HTTPS from the tasks alone",
    vpcId: vpc.id,
    tags: { Name: `${name}-endpoints` },
  });
  for (const [id, service] of Object.entries(services)) {
    new VpcEndpoint(scope, `${id}_endpoint`, {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: subnets.map((subnet) => subnet.id),
      securityGroupIds: [group.id],
      tags: { Name: `${name}-${service}` },
    });
  }
  return group;
}
