import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import type { Network } from "../network";
import type { Egress } from "./egress";
import { outToEverywhere } from "./let-out";

/** A network that is there already, by its ids. Tasks reach AWS by whatever way out it has. */
export interface ExistingNetwork {
  readonly vpcId: string;
  /** For the load balancer: in two zones at the least, with a route to the internet. */
  readonly publicSubnetIds: readonly string[];
  /**
   * For the tasks, with a NAT gateway or endpoints; with ingress "private" or "both" for the load balancer
   * too, in two zones at the least.
   * @default the public ones, each task with an address of its own (3.65 dollars a month)
   */
  readonly privateSubnetIds?: readonly string[];
}

/** Where a service stands, whoever made it. */
export interface Place {
  readonly vpcId: string;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  /** Where tasks run. */
  readonly taskSubnetIds: readonly string[];
  /** Whether tasks have addresses of their own. */
  readonly publicIp: boolean;
  /** Undefined where it is not known. */
  readonly egress: Egress | undefined;
  /** What must be there before a load balancer is. */
  readonly publicWayOut: readonly ITerraformDependable[];
  /** Lets a group's members reach AWS, and gives what must be there before one of them starts. */
  letOut(scope: Construct, group: SecurityGroup): readonly ITerraformDependable[];
}

const ids = (subnets: readonly { readonly id: string }[]) => subnets.map(({ id }) => id);

export const placeOf = (network: Network): Place => ({
  vpcId: network.vpc.id,
  publicSubnetIds: ids(network.publicSubnets),
  privateSubnetIds: ids(network.privateSubnets),
  taskSubnetIds: ids(network.taskSubnets),
  publicIp: network.egress === "public-ip",
  egress: network.egress,
  publicWayOut: [network.publicWayOut],
  letOut: (scope, group) => network.letOut(scope, group),
});

export function existingPlace(network: ExistingNetwork): Place {
  const { vpcId, publicSubnetIds, privateSubnetIds } = network;
  return {
    vpcId,
    publicSubnetIds,
    privateSubnetIds: privateSubnetIds ?? publicSubnetIds,
    taskSubnetIds: privateSubnetIds ?? publicSubnetIds,
    publicIp: privateSubnetIds === undefined,
    egress: undefined,
    publicWayOut: [],
    letOut: (scope, group) => [outToEverywhere(scope, group)],
  };
}

/**
 * One sentence where a network has too few subnets for a load balancer, or none for tasks.
 *
 * @param privately whether a load balancer stands in the private ones
 */
export function existingNetworkProblems(network: ExistingNetwork, privately: boolean): string[] {
  const { publicSubnetIds, privateSubnetIds } = network;
  const told = (prop: string, list: readonly string[] | undefined, least: number): string[] => {
    // A list that only Terraform knows has no length yet.
    if (list === undefined || Token.isUnresolved(list)) return [];
    const twice = list.find((id, place) => list.indexOf(id) !== place);
    return [
      ...(list.length < least
        ? [`network.${prop} are ${list.length}; allowed are ${least} or more.`]
        : []),
      ...(twice === undefined ? [] : [`network.${prop} has ${twice} twice; allowed is each once.`]),
    ];
  };
  return [
    ...told("publicSubnetIds", publicSubnetIds, 2),
    ...told("privateSubnetIds", privateSubnetIds, privately ? 2 : 1),
  ];
}
