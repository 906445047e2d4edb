import { DataAwsEcsCluster } from "@cdktf/provider-aws/lib/data-aws-ecs-cluster";
import { EcsCluster, type EcsClusterConfig } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { EcsServiceCapacityProviderStrategy } from "@cdktf/provider-aws/lib/ecs-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

export interface Cluster {
  readonly name: string;
  readonly arn: string;
}

/**
 * A cluster of its own, or one that is there already.
 *
 * @param existing its name
 * @returns it, and what must be there before a service wants Spot of it
 */
export function clusterOf(
  scope: Construct,
  props: {
    readonly name: string;
    readonly existing: string | undefined;
    readonly spot: boolean;
    readonly overrides: Partial<EcsClusterConfig> | undefined;
  },
): { readonly cluster: Cluster; readonly ready: readonly ITerraformDependable[] } {
  if (props.existing !== undefined) {
    const found = new DataAwsEcsCluster(scope, "cluster", { clusterName: props.existing });
    return { cluster: { name: props.existing, arn: found.arn }, ready: [] };
  }
  const cluster = new EcsCluster(scope, "cluster", { name: props.name, ...props.overrides });
  if (!props.spot) return { cluster, ready: [] };
  const capacityProviders = ["FARGATE", "FARGATE_SPOT"];
  const offered = new EcsClusterCapacityProviders(scope, "capacity", {
    clusterName: cluster.name,
    capacityProviders,
  });
  return { cluster, ready: [offered] };
}

/**
 * So many of a hundred tasks on Spot. Unless all are, the first is never: one that nobody takes away.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function spotStrategy(percent: number): EcsServiceCapacityProviderStrategy[] {
  const spot = { capacityProvider: "FARGATE_SPOT", weight: percent };
  if (percent === 100) return [spot];
  return [{ capacityProvider: "FARGATE", base: 1, weight: 100 - percent }, spot];
}
