/** An app's tables: their keys and indexes, and what may be done to them. Plain data. */
import { itemActions, type TableOperation } from "../../modules/dynamo/rights";
import type { KeyAttribute, Keys, TableSchema as Schema } from "../../modules/dynamo/schema";

export type { KeyAttribute, Keys, TableOperation };

export interface TableSchema extends Schema {
  /** The variable in which the app finds the table's name. @default `ORDERS_TABLE` for `orders` */
  readonly variable?: string | undefined;
}

export type ItemOperation = keyof typeof itemActions;

/** What may be done to a table: DynamoDB's item API. */
export const itemOperations = Object.keys(itemActions) as readonly ItemOperation[];

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

/** The schemas of an app's tables, by what each is called where its app's name begins all names. */
export const namedTables = ({
  name,
  tables,
}: {
  readonly name: string;
  readonly tables: Readonly<Record<string, TableSchema>>;
}): Readonly<Record<string, TableSchema>> =>
  Object.fromEntries(
    Object.entries(tables).map(([logicalName, schema]) => [tableNameOf(name, logicalName), schema]),
  );
