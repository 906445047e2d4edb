import type { Resource } from "../compare/record/stack";
import type { References } from "./references";

export interface TableRights {
  /** The table's name in the stack's file. */
  readonly table: string;
  /** DynamoDB's actions, as in `GetItem`. */
  readonly actions: readonly string[];
}

/** A table's resource is the one child of its construct. */
export const tableName = (id: string): string => id.replace(/_table$/, "");

/** What the policies of a worker's own role allow on each table; tables without rights are left out. */
export function rightsOf(
  { resources, reach }: References,
  worker: Resource,
  tables: readonly Resource[],
): TableRights[] {
  const reached = [...reach(worker.address)];
  const own = resources.filter(
    ({ type, attributes }) =>
      type === "aws_iam_role_policy" &&
      reached.some((address) => String(attributes.role).includes(`${address}.`)),
  );
  return tables
    .map((table) => ({
      table: tableName(table.id),
      actions: own
        .filter(({ address }) => reach(address).has(table.address))
        .flatMap(({ attributes }) => actionsIn(String(attributes.policy))),
    }))
    .filter(({ actions }) => actions.length > 0);
}

function actionsIn(policy: string): string[] {
  const { Statement } = JSON.parse(policy) as { Statement: { Action: string | string[] }[] };
  const actions = Statement.flatMap(({ Action }) => Action);
  return [...new Set(actions)].map((action) => action.replace("dynamodb:", ""));
}
