import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { type PolicyStatement, policy, serviceRole } from "../policy";

export interface Roles {
  /** What ECS itself needs to start a task; the app never sees it. */
  readonly execution: IamRole;
  readonly executionRights: IamRolePolicy;
  /** What the app may do. */
  readonly task: IamRole;
}

/** @param repository where the image is pulled from; undefined for a public one */
export function taskRoles(
  scope: Construct,
  name: string,
  logs: CloudwatchLogGroup,
  repository: { readonly arn: string } | undefined,
): Roles {
  const service = "ecs-tasks.amazonaws.com";
  const execution = serviceRole(scope, "execution_role", {
    name: `${name}-execution`,
    service,
    description: "Pulls the image and writes the log",
  });
  const executionRights = new IamRolePolicy(execution, "start", {
    role: execution.name,
    name: "start",
    policy: policy([writeLogs(logs), ...(repository ? pull(repository) : [])]),
    lifecycle: { createBeforeDestroy: true },
  });
  const task = serviceRole(scope, "task_role", {
    name: `${name}-task`,
    service,
    description: "What the containers themselves may do",
  });
  return { execution, executionRights, task };
}

/** A stream is named after its task, so that its part of the ARN has no other form than `*`. */
const writeLogs = (logs: CloudwatchLogGroup): PolicyStatement => ({
  sid: "WriteLogs",
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`${logs.arn}:log-stream:*`],
});

const pull = (repository: Pick<EcrRepository, "arn">): PolicyStatement[] => [
  {
    sid: "PullImage",
    actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    resources: [repository.arn],
  },
  // A token is for the whole registry: this action knows no resource.
  { sid: "LogIn", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
];
