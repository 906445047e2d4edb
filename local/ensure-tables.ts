import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  type TableDescription,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import { UserError } from "../build/user-error";
import type { Keys, TableSchema } from "../runtime/app/tables";

/** Any will do: the local database checks none. */
export const credentials = { accessKeyId: "local", secretAccessKey: "local" };
export const region = "local";

/**
 * Makes the tables that are not there, and the indexes that one which is there lacks.
 *
 * @param tables schemas by the table's name
 * @returns whether any table is new, and so all of them in a database that is
 * @throws UserError where a table that is there has other keys
 */
export async function ensureTables(
  endpoint: string,
  tables: Readonly<Record<string, TableSchema>>,
): Promise<boolean> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  let isNew = false;
  try {
    for (const [name, schema] of Object.entries(tables)) {
      const found = await describe(client, name);
      if (found) await mend(client, name, schema, found);
      else await client.send(new CreateTableCommand(toCreateTable(name, schema)));
      isNew ||= found === undefined;
    }
    return isNew;
  } finally {
    client.destroy();
  }
}

async function describe(client: DynamoDBClient, name: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if ((error as Error).name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

/** Adds the indexes that are missing, one after another, as DynamoDB wants it. */
async function mend(
  client: DynamoDBClient,
  name: string,
  schema: TableSchema,
  found: TableDescription,
): Promise<void> {
  mustAgree(name, keySchema(schema), found.KeySchema);
  for (const [index, keys] of Object.entries(schema.indexes ?? {})) {
    const there = found.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index);
    if (there) mustAgree(`${name}'s index ${index}`, keySchema(keys), there.KeySchema);
    else await addIndex(client, name, schema, index, keys);
  }
}

async function addIndex(
  client: DynamoDBClient,
  table: string,
  schema: TableSchema,
  index: string,
  keys: Keys,
): Promise<void> {
  await client.send(
    new UpdateTableCommand({
      TableName: table,
      AttributeDefinitions: definitions([schema, keys]),
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: index,
            KeySchema: keySchema(keys),
            Projection: { ProjectionType: "ALL" },
            // Dynalite wants one also for a table that is paid by request; nothing is held to it.
            ProvisionedThroughput: { ReadCapacityUnits: 1_000, WriteCapacityUnits: 1_000 },
          },
        },
      ],
    }),
  );
  for (;;) {
    const { GlobalSecondaryIndexes: all = [] } = (await describe(client, table)) ?? {};
    if (all.find(({ IndexName }) => IndexName === index)?.IndexStatus === "ACTIVE") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function mustAgree(
  what: string,
  wanted: readonly KeySchemaElement[],
  found: readonly KeySchemaElement[] | undefined,
): void {
  const say = (keys: readonly KeySchemaElement[] = []) =>
    keys.map(({ AttributeName }) => AttributeName).join(" and ");
  if (say(wanted) === say(found)) return;
  throw new UserError(
    `The local table ${what} has the key ${say(found)}; the app declares ${say(wanted)}. Start empty with --reset, or keep the data elsewhere with --data FOLDER.`,
  );
}

/** The schema as DynamoDB's CreateTable wants it. */
export function toCreateTable(tableName: string, schema: TableSchema): CreateTableCommandInput {
  const indexes = Object.entries(schema.indexes ?? {});
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: definitions([schema, ...indexes.map(([, keys]) => keys)]),
    KeySchema: keySchema(schema),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([name, keys]) => ({
        IndexName: name,
        KeySchema: keySchema(keys),
        Projection: { ProjectionType: "ALL" },
      })),
    }),
  };
}

function keySchema({ partitionKey, sortKey }: Keys): KeySchemaElement[] {
  return [
    { AttributeName: partitionKey.name, KeyType: "HASH" },
    ...(sortKey ? [{ AttributeName: sortKey.name, KeyType: "RANGE" as const }] : []),
  ];
}

/** Each key attribute once, however many keys it is part of. */
function definitions(all: readonly Keys[]): AttributeDefinition[] {
  const keys = all.flatMap(({ partitionKey, sortKey }) =>
    sortKey ? [partitionKey, sortKey] : [partitionKey],
  );
  const byName = new Map(keys.map(({ name, type }) => [name, type]));
  return [...byName].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}
