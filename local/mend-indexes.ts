import { getIndexActions, type Table } from "dynalite/db";
import type { Level } from "level";

/** How many entries were put into indexes, and how many taken out. */
export interface Mended {
  readonly added: number;
  readonly removed: number;
}

type Store = Level<string, unknown>;

/**
 * Makes every index of the store say what its table holds. Dynalite writes an index's entries and the
 * item one after the other: a process that is killed between them leaves what is listed and is not
 * there, or is there and never listed. All is written at once here, or nothing of it.
 *
 * @param store dynalite's, open, with JSON as its values
 */
export async function mendIndexes(store: Store): Promise<Mended> {
  const wanted = new Map<string, unknown>();
  const found = new Map<string, unknown>();
  for await (const value of store.values(under("table~"))) {
    const table = value as Table;
    const {
      TableName,
      GlobalSecondaryIndexes: global = [],
      LocalSecondaryIndexes: local = [],
    } = table;
    for (const [kind, indexes] of [
      ["global", global],
      ["local", local],
    ] as const) {
      const prefix = (index: string) => `index-${kind}~${TableName}~${index}~`;
      for await (const item of store.values(under(`item-${TableName}~`))) {
        for (const { index, key, item: entry } of getIndexActions(indexes, null, item, table)
          .puts) {
          wanted.set(prefix(index) + key, entry);
        }
      }
      for (const { IndexName } of indexes) {
        for await (const [key, entry] of store.iterator(under(prefix(IndexName)))) {
          found.set(key, entry);
        }
      }
    }
  }
  const missing = [...wanted].filter(([key, entry]) => !alike(found.get(key), entry));
  const stray = [...found.keys()].filter((key) => !wanted.has(key));
  await store.batch([
    ...missing.map(([key, value]) => ({ type: "put" as const, key, value })),
    ...stray.map((key) => ({ type: "del" as const, key })),
  ]);
  return { added: missing.length, removed: stray.length };
}

/** As dynalite names what belongs together. */
const under = (prefix: string) => ({ gte: prefix, lt: `${prefix}\xFF` });

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
