import {
  EcsTaskDefinition,
  type EcsTaskDefinitionConfig,
} from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type AppContainerProps, appContainer, scratch, sidecarContainer } from "./container";
import type { Roles } from "./roles";
import type { Sidecar } from "./sidecar";

export interface TaskProps extends AppContainerProps {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
  readonly architecture: "arm64" | "x86_64";
  readonly sidecars: readonly Sidecar[];
  readonly roles: Roles;
  readonly dependsOn: ITerraformDependable[];
  readonly overrides: Partial<EcsTaskDefinitionConfig> | undefined;
}

export const taskDefinition = (scope: Construct, props: TaskProps): EcsTaskDefinition =>
  new EcsTaskDefinition(scope, "task", {
    family: props.name,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: String(props.cpu),
    memory: String(props.memory),
    runtimePlatform: {
      operatingSystemFamily: "LINUX",
      cpuArchitecture: props.architecture === "arm64" ? "ARM64" : "X86_64",
    },
    executionRoleArn: props.roles.execution.arn,
    taskRoleArn: props.roles.task.arn,
    volume: [{ name: scratch }],
    containerDefinitions: JSON.stringify([
      appContainer(props),
      ...props.sidecars.map((sidecar) => sidecarContainer(sidecar, props.log)),
    ]),
    // An old release stays, to roll back to.
    skipDestroy: true,
    dependsOn: props.dependsOn,
    ...props.overrides,
  });
