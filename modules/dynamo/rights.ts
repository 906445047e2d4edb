import type { PolicyStatement } from "../policy";

/**
 * DynamoDB's item API, and the IAM actions that each operation needs. A transaction has no action of
 * its own: what is allowed are the requests in it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const itemActions = {
  getItem: ["GetItem"],
  batchGetItem: ["BatchGetItem"],
  transactGetItems: ["GetItem"],
  query: ["Query"],
  scan: ["Scan"],
  putItem: ["PutItem"],
  updateItem: ["UpdateItem"],
  deleteItem: ["DeleteItem"],
  batchWriteItem: ["BatchWriteItem"],
  transactWriteItems: ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
  conditionCheckItem: ["ConditionCheckItem"],
  partiQLSelect: ["PartiQLSelect"],
  partiQLInsert: ["PartiQLInsert"],
  partiQLUpdate: ["PartiQLUpdate"],
  partiQLDelete: ["PartiQLDelete"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a role may be allowed: an operation on the table, or a query or scan of one of its indexes. */
export type TableOperation = keyof typeof itemActions | `query:${string}` | `scan:${string}`;

/**
 * What is wrong with an operation, or undefined.
 *
 * @param indexes the names of the table's indexes
 */
export function operationProblem(operation: TableOperation, indexes: readonly string[]) {
  const [kind, index] = parts(operation);
  const known = index === undefined ? Object.keys(itemActions) : ["query", "scan"];
  if (!known.includes(kind)) {
    return `the operation is "${operation}"; allowed is one of ${Object.keys(itemActions).join(", ")}, query:INDEX, scan:INDEX.`;
  }
  if (index === undefined || indexes.includes(index)) return;
  return `the operation "${operation}" names an index that the schema lacks; it has ${indexes.join(", ") || "none"}.`;
}

/**
 * What allows these operations and nothing else: one statement for the table and one for each index
 * that is read, each action once.
 *
 * @param arn the table's
 */
export function tableStatements(
  arn: string,
  indexes: readonly string[],
  operations: readonly TableOperation[],
): PolicyStatement[] {
  const byIndex = new Map<string | undefined, Set<string>>();
  for (const operation of operations) {
    const [kind, index] = parts(operation);
    const actions = byIndex.get(index) ?? new Set();
    for (const action of itemActions[kind as keyof typeof itemActions]) {
      actions.add(`dynamodb:${action}`);
    }
    byIndex.set(index, actions);
  }
  return [...byIndex].map(([index, actions]) => ({
    sid: index === undefined ? "Table" : `Index${indexes.indexOf(index) + 1}${letters(index)}`,
    actions: [...actions],
    resources: [index === undefined ? arn : `${arn}/index/${index}`],
  }));
}

/** An operation, and the index that it reads; no index has a colon in its name. */
function parts(operation: TableOperation): readonly [kind: string, index: string | undefined] {
  const [kind = "", index] = operation.split(":");
  return [kind, index];
}

/** A statement's name takes these alone, so that two indexes may have the same: hence the number. */
const letters = (index: string) => index.replace(/[^A-Za-z0-9]/g, "");
