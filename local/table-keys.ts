import type { Keys, TableSchema } from "../runtime/app/tables";

/** Where a table's items are while it is made anew. */
export const ASIDE = ".aside";

interface KeyElement {
  readonly AttributeName?: string | undefined;
}

/** What of a table's description says how it is found. */
export interface Description {
  readonly KeySchema?: readonly KeyElement[] | undefined;
  readonly GlobalSecondaryIndexes?:
    | readonly {
        readonly IndexName?: string | undefined;
        readonly KeySchema?: readonly KeyElement[] | undefined;
      }[]
    | undefined;
}

/** What a table is like, by its description. Types of keys are not looked at. */
export function toSchema({ KeySchema, GlobalSecondaryIndexes = [] }: Description): TableSchema {
  const indexes = GlobalSecondaryIndexes.map(
    ({ IndexName = "", KeySchema: keys }) => [IndexName, toKeys(keys)] as const,
  );
  return { ...toKeys(KeySchema), indexes: Object.fromEntries(indexes) };
}

function toKeys(elements: readonly KeyElement[] = []): Keys {
  const keys = elements.map(({ AttributeName = "" }) => ({
    name: AttributeName,
    type: "S" as const,
  }));
  const [partitionKey = { name: "", type: "S" as const }, sortKey] = keys;
  return { partitionKey, sortKey };
}

export const keysInWords = ({ partitionKey, sortKey }: Keys): string =>
  sortKey ? `${partitionKey.name} and ${sortKey.name}` : partitionKey.name;

/** Whether a table has the keys and all the indexes that a schema wants. */
export function isWhole(found: TableSchema, wanted: TableSchema): boolean {
  const isAlike = (there: Keys | undefined, keys: Keys) =>
    there !== undefined && keysInWords(there) === keysInWords(keys);
  return (
    isAlike(found, wanted) &&
    Object.entries(wanted.indexes ?? {}).every(([index, keys]) =>
      isAlike(found.indexes?.[index], keys),
    )
  );
}
