import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

export const egresses = ["public-ip", "nat", "nat-per-az", "endpoints"] as const;

/** How tasks reach AWS. */
export type Egress = (typeof egresses)[number];

/**
 * One way out goes only when what used it has taken the other, also where the other is of another kind:
 * what is no longer declared keeps this in Terraform's state.
 */
export const lastToGo = { createBeforeDestroy: true } as const;

/**
 * Gateways in these public subnets, and a default route of each private table to one of them.
 *
 * @returns what must be there before anybody sends to the internet
 */
export function natGateways(
  scope: Construct,
  place: {
    readonly name: string;
    readonly internet: InternetGateway;
    readonly gatewaySubnets: readonly Subnet[];
    readonly privateTables: readonly RouteTable[];
  },
): ITerraformDependable[] {
  const { name, internet, gatewaySubnets, privateTables } = place;
  const gateways = gatewaySubnets.map((subnet, i) => {
    const address = new Eip(scope, `nat_address_${i + 1}`, {
      domain: "vpc",
      // AWS gives out no address, and makes no gateway, in a network without the internet.
      dependsOn: [internet],
      tags: { Name: `${name}-nat-${i + 1}` },
    });
    return new NatGateway(scope, `nat_gateway_${i + 1}`, {
      subnetId: subnet.id,
      allocationId: address.id,
      dependsOn: [internet],
      lifecycle: lastToGo,
      tags: { Name: `${name}-nat-${i + 1}` },
    });
  });
  return privateTables.map(
    (table, i) =>
      new Route(scope, `private_way_out_${i + 1}`, {
        routeTableId: table.id,
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: (gateways[i % gateways.length] as NatGateway).id,
        lifecycle: lastToGo,
      }),
  );
}

/** What a task without internet needs: its image (whose layers come from S3) and its log. */
export const taskServices = ["ecr.api", "ecr.dkr", "logs"] as const;

/** The group that stands before the interface endpoints. */
export const endpointsGroup = (scope: Construct, name: string, vpc: Vpc): SecurityGroup =>
  new SecurityGroup(scope, "endpoints_security_group", {
    name: `${name}-endpoints`,
    description: "The endpoints of AWS services: HTTPS from the tasks alone",
    vpcId: vpc.id,
    lifecycle: lastToGo,
    tags: { Name: `${name}-endpoints` },
  });

/** One of AWS's services, by addresses in these subnets. */
export const interfaceEndpoint = (
  scope: Construct,
  id: string,
  place: {
    readonly name: string;
    readonly region: string;
    readonly service: string;
    readonly vpc: Vpc;
    readonly subnets: readonly Subnet[];
    readonly group: SecurityGroup;
  },
): VpcEndpoint =>
  new VpcEndpoint(scope, id, {
    vpcId: place.vpc.id,
    serviceName: `com.amazonaws.${place.region}.${place.service}`,
    vpcEndpointType: "Interface",
    privateDnsEnabled: true,
    subnetIds: place.subnets.map((subnet) => subnet.id),
    securityGroupIds: [place.group.id],
    lifecycle: lastToGo,
    tags: { Name: `${place.name}-${place.service}` },
  });
