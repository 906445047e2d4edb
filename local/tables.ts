import {
  type AttributeDefinition,
  BatchWriteItemCommand,
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  paginateScan,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import type { Keys, TableSchema } from "../runtime/app/tables";
import { toSchema } from "./table-keys";

/** What a table that is there is like; undefined where there is none. Types of keys are not looked at. */
export async function describeTable(
  client: DynamoDBClient,
  name: string,
): Promise<TableSchema | undefined> {
  try {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: name }));
    return toSchema(found ?? {});
  } catch (error) {
    if ((error as Error).name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

export async function createTable(
  client: DynamoDBClient,
  name: string,
  schema: TableSchema,
): Promise<void> {
  await client.send(new CreateTableCommand(toCreateTable(name, schema)));
  await until(async () => (await statusOf(client, name)) === "ACTIVE");
}

export async function deleteTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: name }));
  await until(async () => (await statusOf(client, name)) === undefined);
}

async function statusOf(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus;
  } catch (error) {
    if ((error as Error).name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Copies all items of a table into another; those that are there already are written again. */
export async function copyItems(client: DynamoDBClient, from: string, to: string): Promise<void> {
  for await (const { Items = [] } of paginateScan({ client, pageSize: 25 }, { TableName: from })) {
    let puts: WriteRequest[] = Items.map((Item) => ({ PutRequest: { Item } }));
    while (puts.length > 0) {
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [to]: puts } }),
      );
      puts = UnprocessedItems[to] ?? [];
    }
  }
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
