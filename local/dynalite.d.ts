declare module "dynalite" {
  import type { Server } from "node:http";

  interface Options {
    /** A folder; in memory without it. */
    readonly path?: string;
    readonly createTableMs?: number;
  }
  export default function dynalite(options?: Options): Server;
}

declare module "dynalite/db" {
  /** An index's description, as DynamoDB has it. */
  interface Index {
    readonly IndexName: string;
  }
  export interface Table {
    readonly TableName: string;
    readonly GlobalSecondaryIndexes?: readonly Index[];
    readonly LocalSecondaryIndexes?: readonly Index[];
  }
  /** What an item that takes another's place means to the indexes. */
  export function getIndexActions(
    indexes: readonly Index[],
    existing: unknown,
    item: unknown,
    table: Table,
  ): {
    readonly puts: readonly {
      readonly index: string;
      readonly key: string;
      readonly item: unknown;
    }[];
  };
}
