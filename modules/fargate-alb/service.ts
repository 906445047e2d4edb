import { EcsService, type EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Place } from "../network/place";
import { type Cluster, spotStrategy } from "./cluster";
import { containerName } from "./container";
import type { Balancer } from "./load-balancer";
import type { SecurityGroups } from "./security";
import { serviceLifecycle } from "./service-lifecycle";

export interface ServiceProps {
  readonly name: string;
  readonly cluster: Cluster;
  readonly task: EcsTaskDefinition;
  readonly place: Place;
  readonly securityGroups: SecurityGroups;
  readonly balancers: readonly Balancer[];
  readonly port: number;
  readonly tasks: number;
  readonly spotPercent: number;
  readonly graceSeconds: number;
  readonly exec: boolean;
  readonly dependsOn: readonly ITerraformDependable[];
  readonly overrides: Partial<EcsServiceConfig> | undefined;
}

export const ecsService = (scope: Construct, props: ServiceProps): EcsService =>
  new EcsService(scope, "service", {
    name: props.name,
    cluster: props.cluster.arn,
    taskDefinition: props.task.arn,
    ...(props.spotPercent > 0
      ? {
          capacityProviderStrategy: spotStrategy(props.spotPercent),
          // Without it Terraform makes the service anew when the share changes.
          forceNewDeployment: true,
        }
      : { launchType: "FARGATE" }),
    desiredCount: props.tasks,
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    healthCheckGracePeriodSeconds: props.graceSeconds,
    networkConfiguration: {
      subnets: [...props.place.taskSubnetIds],
      securityGroups: [props.securityGroups.tasks.id],
      assignPublicIp: props.place.publicIp,
    },
    loadBalancer: props.balancers.map(({ targetGroup }) => ({
      targetGroupArn: targetGroup.arn,
      containerName,
      containerPort: props.port,
    })),
    ...(props.exec && { enableExecuteCommand: true }),
    enableEcsManagedTags: true,
    // A change of the way out changes the service too, also where its subnets stay: what tasks used goes
    // after that, and the service waits for what they are to use.
    ...(props.place.egress && { tags: { Egress: props.place.egress } }),
    propagateTags: "SERVICE",
    // A deploy is done when the new tasks serve, and fails when they do not.
    waitForSteadyState: true,
    lifecycle: serviceLifecycle(props.name, props.task),
    // ECS refuses a target group that no listener uses yet.
    dependsOn: [
      ...props.balancers.map(({ listener }) => listener),
      ...props.securityGroups.passable,
      ...props.dependsOn,
    ],
    ...props.overrides,
  });
