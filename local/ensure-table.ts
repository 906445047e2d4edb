import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
} from "@aws-sdk/client-dynamodb";
import type { KeyAttribute, TableSchema } from "../runtime/table";

/** Any will do: the local database checks none. */
export const credentials = { accessKeyId: "local", secretAccessKey: "local" };
export const region = "local";

/** Makes the table where there is none. Returns whether it did. */
export async function ensureTable(
  endpoint: string,
  tableName: string,
  schema: TableSchema,
): Promise<boolean> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  try {
    const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
    if (names.includes(tableName)) return false;
    await client.send(new CreateTableCommand(toCreateTable(tableName, schema)));
    return true;
  } finally {
    client.destroy();
  }
}

/** The schema as DynamoDB's CreateTable wants it. */
export function toCreateTable(tableName: string, schema: TableSchema): CreateTableCommandInput {
  const indexes = Object.entries(schema.indexes);
  const keys = [
    schema.partitionKey,
    ...indexes.flatMap(([, index]) => [index.partitionKey, index.sortKey]),
  ];
  const definition = ({ name, type }: KeyAttribute): AttributeDefinition => ({
    AttributeName: name,
    AttributeType: type,
  });
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map(definition),
    KeySchema: [{ AttributeName: schema.partitionKey.name, KeyType: "HASH" }],
    GlobalSecondaryIndexes: indexes.map(([name, index]) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: index.partitionKey.name, KeyType: "HASH" },
        { AttributeName: index.sortKey.name, KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    })),
  };
}
