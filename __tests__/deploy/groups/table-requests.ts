import {
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
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../runtime/routes";

const id = { S: "rights" };
const Key = { id };
const Item = { id, feed: { S: "posts" }, feedKey: { S: "2026-01-01T00:00:00.000Z#rights" } };

const query = (key: string, value: string) => ({
  KeyConditionExpression: "#k = :v",
  ExpressionAttributeNames: { "#k": key },
  ExpressionAttributeValues: { ":v": { S: value } },
});

type TableRequest = (client: DynamoDBClient, TableName: string) => Promise<unknown>;

/** What the app does, each as the request that it makes. */
export const appRequests: Readonly<Record<Operation, TableRequest>> = {
  putItem: (client, TableName) => client.send(new PutItemCommand({ TableName, Item })),
  getItem: (client, TableName) => client.send(new GetItemCommand({ TableName, Key })),
  "query:feed": (client, TableName) =>
    client.send(new QueryCommand({ TableName, IndexName: "feed", ...query("feed", "posts") })),
  deleteItem: (client, TableName) => client.send(new DeleteItemCommand({ TableName, Key })),
};

/** What it never does: these nobody may. */
export const otherRequests: Readonly<Record<string, TableRequest>> = {
  "a query of the table": (client, TableName) =>
    client.send(new QueryCommand({ TableName, ...query("id", "rights") })),
  Scan: (client, TableName) => client.send(new ScanCommand({ TableName })),
  "Scan of the index": (client, TableName) =>
    client.send(new ScanCommand({ TableName, IndexName: "feed" })),
  UpdateItem: (client, TableName) => client.send(new UpdateItemCommand({ TableName, Key })),
  BatchGetItem: (client, TableName) =>
    client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
  BatchWriteItem: (client, TableName) =>
    client.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ DeleteRequest: { Key } }] } }),
    ),
  "a transaction that updates": (client, TableName) =>
    client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Update: { TableName, Key, UpdateExpression: "SET a = a" } }],
      }),
    ),
  "a PartiQL statement": (client, TableName) =>
    client.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` })),
  DescribeTable: (client, TableName) => client.send(new DescribeTableCommand({ TableName })),
  ListTables: (client) => client.send(new ListTablesCommand()),
  UpdateTable: (client, TableName) =>
    client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false })),
  DeleteTable: (client, TableName) => client.send(new DeleteTableCommand({ TableName })),
};
