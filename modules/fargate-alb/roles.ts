import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { type PolicyStatement, policy, serviceRole } from "../policy";
import { type Secret, type Secrets, secretRights } from "../secrets";

export interface Roles {
  /** What ECS itself needs to start a task; the app never sees it. */
  readonly execution: IamRole;
  readonly executionRights: IamRolePolicy;
  /** What the app may do. */
  readonly task: IamRole;
}

export interface RolesProps {
  readonly name: string;
  readonly logs: CloudwatchLogGroup;
  /** Where images are pulled from; public ones need no right. */
  readonly repositories: readonly { readonly arn: string }[];
  /** Of all containers. */
  readonly secrets: readonly Secrets[];
  readonly exec: boolean;
}

export function taskRoles(scope: Construct, props: RolesProps): Roles {
  const { name, logs, repositories, secrets, exec } = props;
  const service = "ecs-tasks.amazonaws.com";
  const execution = serviceRole(scope, "execution_role", {
    name: `${name}-execution`,
    service,
    description: "Pulls the image and writes the log",
  });
  const executionRights = new IamRolePolicy(execution, "start", {
    role: execution.name,
    name: "start",
    policy: policy([
      writeLogs(logs),
      ...(repositories.length > 0 ? pull(repositories) : []),
      ...secretRights(allOf(secrets)),
    ]),
    lifecycle: { createBeforeDestroy: true },
  });
  const task = serviceRole(scope, "task_role", {
    name: `${name}-task`,
    service,
    description: "What the containers themselves may do",
  });
  if (exec) {
    new IamRolePolicy(task, "exec", {
      role: task.name,
      name: "exec",
      policy: policy([openSession]),
      lifecycle: { createBeforeDestroy: true },
    });
  }
  return { execution, executionRights, task };
}

/** A stream is named after its task, so that its part of the ARN has no other form than `*`. */
const writeLogs = (logs: CloudwatchLogGroup): PolicyStatement => ({
  sid: "WriteLogs",
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`${logs.arn}:log-stream:*`],
});

const pull = (repositories: RolesProps["repositories"]): PolicyStatement[] => [
  {
    sid: "PullImage",
    actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    resources: [...new Set(repositories.map(({ arn }) => arn))],
  },
  // A token is for the whole registry: this action knows no resource.
  { sid: "LogIn", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
];

/** All secrets, also where two containers have different ones of one name. */
const allOf = (secrets: readonly Secrets[]): Secrets =>
  Object.fromEntries(
    secrets.flatMap((own, i): [string, Secret][] =>
      Object.entries(own).map(([name, secret]) => [`${i}/${name}`, secret]),
    ),
  );

/**
 * A session knows no resource.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
const openSession: PolicyStatement = {
  sid: "OpenSession",
  actions: ["Control", "Data"].flatMap((channel) => [
    `ssmmessages:Create${channel}Channel`,
    `ssmmessages:Open${channel}Channel`,
  ]),
  resources: ["*"],
};
