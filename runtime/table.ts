/**
 * The table's keys and indexes: the one place where they are written down, for Terraform's table,
 * the local one and the store. Plain data that imports nothing.
 */

export interface KeyAttribute {
  readonly name: string;
  /** DynamoDB's type: string, number or binary. */
  readonly type: "S" | "N" | "B";
}

export interface Index {
  readonly partitionKey: KeyAttribute;
  readonly sortKey: KeyAttribute;
}

export interface TableSchema {
  readonly partitionKey: KeyAttribute;
  /** Global secondary indexes by name; each projects all attributes. */
  readonly indexes: Readonly<Record<string, Index>>;
}

/**
 * `feed` holds all posts in one partition, sorted by `feedKey` (`createdAt` + "#" + `id`), so that a
 * page of the newest posts is one query whose cost does not depend on how many posts there are. One
 * partition takes 1,000 writes a second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const table = {
  partitionKey: { name: "id", type: "S" },
  indexes: {
    feed: {
      partitionKey: { name: "feed", type: "S" },
      sortKey: { name: "feedKey", type: "S" },
    },
  },
} as const satisfies TableSchema;
