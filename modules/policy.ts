import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { globalName } from "./region";

export interface PolicyStatement {
  /** Letters and digits: says what the statement is for. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly effect?: "Allow" | "Deny";
  /** Left out in a policy of a role, which is about that role. */
  readonly principal?: "*" | { readonly Service: string };
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A policy as AWS writes it. */
export function policy(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ sid, effect, principal, actions, resources, condition }) => ({
      Sid: sid,
      Effect: effect ?? "Allow",
      ...(principal && { Principal: principal }),
      Action: single(actions),
      Resource: single(resources),
      ...(condition && { Condition: condition }),
    })),
  });
}

/** AWS gives back a list of one as its element; the same form here keeps `cdktf diff` quiet. */
const single = (list: readonly string[]) => (list.length === 1 ? list[0] : list);

/** The longest name of a role. */
const longestName = 64;

/** What the policies of one role may come to, in characters without spaces. */
const mostRights = 10_240;

/** The account that is deployed to, known to Terraform alone. */
function accountOf(scope: Construct): string {
  const stack = TerraformStack.of(scope);
  const id = "current_account";
  const found = stack.node.tryFindChild(id) as DataAwsCallerIdentity | undefined;
  return (found ?? new DataAwsCallerIdentity(stack, id)).accountId;
}

/** A role that an AWS service takes on to run something of ours, and of no other account. */
export function serviceRole(
  scope: Construct,
  id: string,
  role: { readonly name: string; readonly service: string; readonly description: string },
): IamRole {
  const made = new IamRole(scope, id, {
    name: globalName(scope, role.name, longestName),
    description: role.description,
    // Who acts as it has taken on the next before it goes.
    lifecycle: { createBeforeDestroy: true },
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: role.service },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": accountOf(scope) } },
        },
      ],
    }),
  });
  made.node.addValidation({ validate: () => rightsProblems(made) });
  return made;
}

/** An ARN is about as long, where only Terraform knows it. */
const unknown = "a".repeat(100);

/** One sentence where a role's policies are more than IAM takes. */
function rightsProblems(role: IamRole): string[] {
  const policies = rightsOf(role).filter((right) => right instanceof IamRolePolicy);
  const text = policies.map(({ policyInput }) => policyInput ?? "").join("");
  const size = text.replaceAll(/\$\{[^}]+\}/g, unknown).length;
  if (size <= mostRights) return [];
  return [
    `its policies have about ${size} characters; allowed are ${mostRights}: let it do less, or split what it does over more functions.`,
  ];
}

/** What a role is allowed, each in a resource of its own: who takes it on waits for all of them. */
export const rightsOf = (role: IamRole): TerraformResource[] =>
  role.node
    .findAll()
    .filter((child) => child !== role)
    .filter((child) => child instanceof TerraformResource);
