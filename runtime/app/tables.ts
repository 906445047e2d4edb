/** A table's keys and indexes, and what may be done to it. Plain data. */

export interface KeyAttribute {
  readonly name: string;
  /** DynamoDB's type: string, number or binary. */
  readonly type: "S" | "N" | "B";
}

export interface Keys {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute | undefined;
}

export interface TableSchema extends Keys {
  /** Global secondary indexes by name; each projects all attributes. @default none */
  readonly indexes?: Readonly<Record<string, Keys>> | undefined;
  /** The variable in which the app finds the table's name. @default `ORDERS_TABLE` for `orders` */
  readonly variable?: string | undefined;
}

/**
 * What may be done to a table: DynamoDB's item API. Transactions name what they do to each table as
 * the actions that they need of it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
export const itemOperations = [
  "getItem",
  "batchGetItem",
  "transactGetItems",
  "query",
  "scan",
  "putItem",
  "updateItem",
  "deleteItem",
  "batchWriteItem",
  "transactWriteItems",
  "conditionCheckItem",
  "partiQLSelect",
  "partiQLInsert",
  "partiQLUpdate",
  "partiQLDelete",
] as const;
export type ItemOperation = (typeof itemOperations)[number];

/** An operation on the table, or a query or scan of one of its indexes: `query:byCustomer`. */
export type TableOperation = ItemOperation | `query:${string}` | `scan:${string}`;

/** Operations by the table's logical name. */
export type Uses = Readonly<Record<string, readonly TableOperation[]>>;

/** All that can be done to each of the tables and their indexes. */
export function everyUse(tables: Readonly<Record<string, TableSchema>>): Uses {
  return Object.fromEntries(
    Object.entries(tables).map(([name, { indexes = {} }]) => [
      name,
      [
        ...itemOperations,
        ...Object.keys(indexes).flatMap((index) => [
          `query:${index}` as const,
          `scan:${index}` as const,
        ]),
      ],
    ]),
  );
}

/** What several routes use together, each operation once. */
export function unionOf(all: readonly (Uses | undefined)[]): Uses {
  const union: Record<string, readonly TableOperation[]> = {};
  for (const uses of all) {
    for (const [table, operations] of Object.entries(uses ?? {})) {
      union[table] = [...new Set([...(union[table] ?? []), ...operations])];
    }
  }
  return union;
}

/** The variable in which an app finds the name of its table. */
export function variableOf(logicalName: string, schema: TableSchema): string {
  const words = logicalName.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/\W/g, "_");
  return schema.variable ?? `${words.toUpperCase()}_TABLE`;
}

/** What each table is called, given what names begin with: `blog-posts`. */
export const tableNameOf = (prefix: string, logicalName: string): string =>
  `${prefix}-${logicalName}`;
