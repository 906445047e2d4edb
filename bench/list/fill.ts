import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { credentials, region } from "../../local/ensure-tables";

type Item = Record<string, AttributeValue>;

/** What one call takes at most. */
const BATCH = 25;
const AT_ONCE = 8;

/**
 * Fills a table with copies of the one item that is in it: each has an id of its own, wherever the
 * item's id stands in its values.
 *
 * @param key the partition key's name
 */
export async function fill(
  {
    endpoint,
    table,
    key,
  }: { readonly endpoint: string; readonly table: string; readonly key: string },
  count: number,
  say: (done: number) => void,
): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  try {
    const { Items: [template] = [] } = await client.send(
      new ScanCommand({ TableName: table, Limit: 1 }),
    );
    const id = template?.[key]?.S;
    if (template === undefined || id === undefined)
      throw new Error(`${table} holds no item to copy`);
    const written = JSON.stringify(template);
    const copy = (index: number): Item => JSON.parse(written.replaceAll(id, `copy-${index}`));
    let next = 1;
    const worker = async (): Promise<void> => {
      while (next < count) {
        const from = next;
        next = Math.min(count, from + BATCH);
        const puts = Array.from({ length: next - from }, (_, index) => ({
          PutRequest: { Item: copy(from + index) },
        }));
        await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
        say(next);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    client.destroy();
  }
}

/** Reads all items, as a list without an index would. @returns milliseconds */
export async function scan(endpoint: string, table: string): Promise<number> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const from = performance.now();
  let start: Item | undefined;
  try {
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table, ...(start && { ExclusiveStartKey: start }) }),
      );
      start = page.LastEvaluatedKey;
    } while (start);
    return performance.now() - from;
  } finally {
    client.destroy();
  }
}
