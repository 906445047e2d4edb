import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { UserError } from "../build/user-error";
import type { TableSchema } from "../runtime/app";
import { copyItems, createTable, deleteTable, describeTable, keysInWords } from "./tables";

/** Any will do: the local database checks none. */
export const credentials = { accessKeyId: "local", secretAccessKey: "local" };
export const region = "local";

/** Where a table's items are while it is made anew. */
const ASIDE = ".aside";

/**
 * Makes the tables that are not there, and one that lacks an index anew, with all that is in it.
 *
 * @param tables schemas by the table's name
 * @returns whether a table was not there, and is empty now
 * @throws UserError where a table that is there has other keys: nothing is done to it
 */
export async function ensureTables(
  endpoint: string,
  tables: Readonly<Record<string, TableSchema>>,
): Promise<boolean> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  try {
    let isNew = false;
    for (const [name, schema] of Object.entries(tables)) {
      isNew = (await ensureTable(client, name, schema)) || isNew;
    }
    return isNew;
  } finally {
    client.destroy();
  }
}

async function ensureTable(client: DynamoDBClient, name: string, schema: TableSchema) {
  const found = await describeTable(client, name);
  const aside = await describeTable(client, name + ASIDE);
  if (found && keysInWords(found) !== keysInWords(schema)) {
    throw new UserError(
      `The local table ${name} has the key ${keysInWords(found)}; the app declares ${keysInWords(schema)}. Start empty with --reset, or keep the data elsewhere with --data FOLDER.`,
    );
  }
  const wanted = Object.entries(schema.indexes ?? {});
  const isWhole = wanted.every(([index, keys]) => {
    const there = found?.indexes?.[index];
    return there && keysInWords(there) === keysInWords(keys);
  });
  if (found && isWhole && !aside) return false;
  if (!found && !aside) {
    await createTable(client, name, schema);
    return true;
  }
  // Dynalite adds no index to a table that is there. In this order a start that is cut off loses
  // nothing, and the next one goes on: the items are aside until all of them are back.
  if (found && !isWhole) {
    if (aside) await deleteTable(client, name + ASIDE);
    await createTable(client, name + ASIDE, { ...schema, indexes: {} });
    await copyItems(client, name, name + ASIDE);
    await deleteTable(client, name);
  }
  if (!found || !isWhole) await createTable(client, name, schema);
  await copyItems(client, name + ASIDE, name);
  await deleteTable(client, name + ASIDE);
  return false;
}
