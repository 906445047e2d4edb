import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

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

/** A role that an AWS service takes on to run something of ours. */
export function serviceRole(
  scope: Construct,
  id: string,
  role: { readonly name: string; readonly service: string; readonly description: string },
): IamRole {
  return new IamRole(scope, id, {
    name: role.name,
    description: role.description,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: role.service }, Action: "sts:AssumeRole" },
      ],
    }),
  });
}

/** What a role is allowed, each in a resource of its own: who takes it on waits for all of them. */
export const rightsOf = (role: IamRole): TerraformResource[] =>
  role.node
    .findAll()
    .filter((child) => child !== role)
    .filter((child) => child instanceof TerraformResource);
