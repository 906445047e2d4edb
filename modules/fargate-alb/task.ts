import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import {
  EcsTaskDefinition,
  type EcsTaskDefinitionConfig,
} from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Roles } from "./roles";

export interface TaskProps {
  readonly name: string;
  readonly image: string;
  readonly cpu: number;
  readonly memory: number;
  readonly architecture: "arm64" | "x86_64";
  readonly port: number;
  readonly user: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stopTimeoutSeconds: number;
  readonly roles: Roles;
  readonly logs: CloudwatchLogGroup;
  readonly region: string;
  readonly dependsOn: ITerraformDependable[];
  readonly overrides: Partial<EcsTaskDefinitionConfig> | undefined;
}

/** The container's name in its task, which the service's load balancer names too. */
export const containerName = "app";

/** The one place to write, as a function has it: the root file system is read-only. */
const scratch = "tmp";

export function taskDefinition(scope: Construct, props: TaskProps): EcsTaskDefinition {
  const container = {
    name: containerName,
    image: props.image,
    essential: true,
    portMappings: [{ containerPort: props.port, hostPort: props.port, protocol: "tcp" }],
    environment: Object.entries(props.environment)
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    user: props.user,
    readonlyRootFilesystem: true,
    mountPoints: [{ sourceVolume: scratch, containerPath: "/tmp", readOnly: false }],
    stopTimeout: props.stopTimeoutSeconds,
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": props.logs.name,
        "awslogs-region": props.region,
        "awslogs-stream-prefix": containerName,
        // A log that cannot be written must not hold up answers.
        mode: "non-blocking",
        "max-buffer-size": "4m",
      },
    },
  };
  return new EcsTaskDefinition(scope, "task", {
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
    containerDefinitions: JSON.stringify([container]),
    // An old release stays, to roll back to.
    skipDestroy: true,
    dependsOn: props.dependsOn,
    ...props.overrides,
  });
}
