import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { credentials, region } from "../../local/database-environment";

type Item = Record<string, AttributeValue>;

/** What one call takes at most. */
const BATCH = 25;
const AT_ONCE = 8;

/**
 * Fills a table with copies of the one item that is in it: each has an id of its own, wherever the
 * item's id stands in its values.
 *
 * @param key the partition key's name
 * @param from how many are there already
 * @param onProgress told how many are there
 */
export async function fill(
  {
    endpoint,
    table,
    key,
  }: { readonly endpoint: string; readonly table: string; readonly key: string },
  { from, count }: { readonly from: number; readonly count: number },
  onProgress: (done: number) => void,
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
    let next = Math.max(1, from);
    const worker = async (): Promise<void> => {
      while (next < count) {
        const first = next;
        next = Math.min(count, first + BATCH);
        const puts = Array.from({ length: next - first }, (_, index) => ({
          PutRequest: { Item: copy(first + index) },
        }));
        await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
        // The others may still write what is before it.
        onProgress(Math.max(from, first - AT_ONCE * BATCH));
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
