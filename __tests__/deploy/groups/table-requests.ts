import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import type { TableSchema } from "../../../runtime/app";

type Key = Pick<TableSchema, "partitionKey" | "sortKey">;
type Attribute = TableSchema["partitionKey"];

/** A request to a table, and what a role needs for it: an operation, or "nobody" for what no app does. */
export interface TableRequest {
  readonly needs: string;
  readonly send: (client: DynamoDBClient) => Promise<unknown>;
}

const sampleOf = ({ type }: Attribute): AttributeValue =>
  type === "S" ? { S: "rights" } : type === "N" ? { N: "1" } : { B: new Uint8Array([1]) };

const samplesOf = ({ partitionKey, sortKey }: Key): Record<string, AttributeValue> =>
  Object.fromEntries(
    [partitionKey, sortKey]
      .filter((key) => key !== undefined)
      .map((key) => [key.name, sampleOf(key)]),
  );

const condition = ({ partitionKey }: Key) => ({
  KeyConditionExpression: "#k = :v",
  ExpressionAttributeNames: { "#k": partitionKey.name },
  ExpressionAttributeValues: { ":v": sampleOf(partitionKey) },
});

/** Every kind of request to a table, by what it is. A transaction is asked for part by part. */
export function tableRequests(
  TableName: string,
  schema: TableSchema,
): Readonly<Record<string, TableRequest>> {
  const Key = samplesOf(schema);
  const indexes = Object.entries(schema.indexes ?? {});
  const Item = Object.assign(
    {},
    ...[schema, ...Object.values(schema.indexes ?? {})].map(samplesOf),
  );
  const request = (needs: string, send: TableRequest["send"]): TableRequest => ({ needs, send });
  const transact = (needs: string, part: TransactWriteItem) =>
    request(needs, (client) =>
      client.send(new TransactWriteItemsCommand({ TransactItems: [part] })),
    );
  const partiQL = (needs: string, Statement: string) =>
    request(needs, (client) => client.send(new ExecuteStatementCommand({ Statement })));
  const update = {
    TableName,
    Key,
    UpdateExpression: "SET touched = :touched",
    ExpressionAttributeValues: { ":touched": { S: "by a test" } },
  };
  return {
    PutItem: request("putItem", (c) => c.send(new PutItemCommand({ TableName, Item }))),
    GetItem: request("getItem", (c) => c.send(new GetItemCommand({ TableName, Key }))),
    UpdateItem: request("updateItem", (c) => c.send(new UpdateItemCommand(update))),
    BatchGetItem: request("batchGetItem", (c) =>
      c.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
    ),
    BatchWriteItem: request("batchWriteItem", (c) =>
      c.send(
        new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }),
      ),
    ),
    Query: request("query", (c) => c.send(new QueryCommand({ TableName, ...condition(schema) }))),
    Scan: request("scan", (c) => c.send(new ScanCommand({ TableName }))),
    ...Object.fromEntries(
      indexes.flatMap(([IndexName, keys]) => [
        [
          `Query of ${IndexName}`,
          request(`query:${IndexName}`, (c) =>
            c.send(new QueryCommand({ TableName, IndexName, ...condition(keys) })),
          ),
        ],
        [
          `Scan of ${IndexName}`,
          request(`scan:${IndexName}`, (c) => c.send(new ScanCommand({ TableName, IndexName }))),
        ],
      ]),
    ),
    "a transaction that gets": request("getItem", (c) =>
      c.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key } }] })),
    ),
    "a transaction that puts": transact("putItem", { Put: { TableName, Item } }),
    "a transaction that updates": transact("updateItem", { Update: update }),
    "a transaction that checks": transact("conditionCheckItem", {
      ConditionCheck: { TableName, Key, ConditionExpression: "attribute_not_exists(nothing)" },
    }),
    "a transaction that deletes": transact("deleteItem", { Delete: { TableName, Key } }),
    DeleteItem: request("deleteItem", (c) => c.send(new DeleteItemCommand({ TableName, Key }))),
    "PartiQL: SELECT": partiQL("partiQLSelect", `SELECT * FROM "${TableName}"`),
    "PartiQL: INSERT": partiQL("partiQLInsert", `INSERT INTO "${TableName}" VALUE {'id': 'x'}`),
    "PartiQL: UPDATE": partiQL("partiQLUpdate", `UPDATE "${TableName}" SET a=1 WHERE id='x'`),
    "PartiQL: DELETE": partiQL("partiQLDelete", `DELETE FROM "${TableName}" WHERE id='x'`),
    DescribeTable: request("nobody", (c) => c.send(new DescribeTableCommand({ TableName }))),
    ListTables: request("nobody", (c) => c.send(new ListTablesCommand())),
    UpdateTable: request("nobody", (c) =>
      c.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false })),
    ),
    DeleteTable: request("nobody", (c) => c.send(new DeleteTableCommand({ TableName }))),
  };
}
