import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { UserError } from "../build/user-error";
import type { TableSchema } from "../runtime/app";
import { credentials, region } from "./database-environment";
import { ASIDE, isWhole, keysInWords } from "./table-keys";
import { copyItems, createTable, deleteTable, describeTable } from "./tables";

/** What `ensureTables` does, where not all is there already. */
export async function makeTables(
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
  const whole = found !== undefined && isWhole(found, schema);
  if (whole && !aside) return false;
  if (!found && !aside) {
    await createTable(client, name, schema);
    return true;
  }
  // Dynalite adds no index to a table that is there. In this order a start that is cut off loses
  // nothing, and the next one goes on: the items are aside until all of them are back.
  if (found && !whole) {
    if (aside) await deleteTable(client, name + ASIDE);
    await createTable(client, name + ASIDE, { ...schema, indexes: {} });
    await copyItems(client, name, name + ASIDE);
    await deleteTable(client, name);
  }
  if (!whole) await createTable(client, name, schema);
  await copyItems(client, name + ASIDE, name);
  await deleteTable(client, name + ASIDE);
  return false;
}
