/**
 * What Checkov and AWS's Foundational Security Best Practices ask of these resource types, in both
 * profiles. What costs money, needs a domain or a decision is a setting, or named in the README.
 */
import { type Attributes, at, type Json, parsed, type Terraform } from "../synthesize";
import { production, wholeStack } from "../whole-stack";

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

/** The whole stack of each profile, with all that can be asked for. */
export const profiles: readonly (readonly [string, Terraform])[] = [
  ["demo", wholeStack()],
  ["production", wholeStack({ ...production, ALARM_EMAIL: "ops@example.com", TRACING: "on" })],
];

export const statementsOf = (policy: Json | undefined) =>
  (parsed(policy) as unknown as { Statement: Statement[] }).Statement;

/** The definition of the one container of the task. */
export const container = (stack: Terraform) => {
  const task = at(stack, "aws_ecs_task_definition.containers_task");
  return (parsed(task.container_definitions) as Attributes[])[0] ?? {};
};
