import { once } from "node:events";
import type { AddressInfo } from "node:net";
import {
  CreateTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  NumberValue,
  PutCommand,
  paginateQuery,
  paginateScan,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import dynalite from "dynalite";
import { clientsAt, seen } from "./clients";

type Call = (database: DynamoDBDocumentClient) => Promise<unknown>;
const TableName = "things";
const Key = { id: "one" };
const everything = {
  id: "one",
  place: 1,
  text: 'a "quoted" ü \u2028 😀',
  empty: "",
  whole: 42,
  big: NumberValue.from("123456789012345678901234567890.12345678"),
  tiny: 1e-7,
  yes: true,
  no: false,
  nothing: null,
  bytes: new Uint8Array([0, 1, 254, 255]),
  buffer: Buffer.from("abc"),
  list: [1, "two", { three: [new Uint8Array([3])] }, null],
  map: { __proto__x: 1, "with space": { deep: { deeper: Buffer.from("deep") } } },
  texts: new Set(["a", "b"]),
  numbers: new Set([1, 2.5]),
  blobs: new Set([new Uint8Array([1]), new Uint8Array([2, 3])]),
};

/** In order: each meets what those before it left. */
const calls: Readonly<Record<string, Call>> = {
  "get of nothing": (db) => db.send(new GetCommand({ TableName, Key })),
  "put of everything": (db) => db.send(new PutCommand({ TableName, Item: everything })),
  "get of everything": (db) =>
    db.send(
      new GetCommand({ TableName, Key, ConsistentRead: true, ReturnConsumedCapacity: "TOTAL" }),
    ),
  "put with a condition that fails": (db) =>
    db.send(
      new PutCommand({
        TableName,
        Item: everything,
        ConditionExpression: "attribute_not_exists(id)",
      }),
    ),
  update: (db) =>
    db.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: "SET #w = #w + :one, #l = list_append(#l, :more)",
        ExpressionAttributeNames: { "#w": "whole", "#l": "list" },
        ExpressionAttributeValues: { ":one": 1, ":more": [new Uint8Array([9])] },
        ReturnValues: "ALL_NEW",
      }),
    ),
  "batch write": (db) =>
    db.send(
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: Array.from({ length: 20 }, (_, place) => ({
            PutRequest: { Item: { id: `n${place}`, place, blob: new Uint8Array([place]) } },
          })),
        },
      }),
    ),
  "batch get": (db) =>
    db.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [{ id: "n1" }] } } })),
  query: (db) =>
    db.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": "n3" },
      }),
    ),
  "scan of a page": (db) => db.send(new ScanCommand({ TableName, Limit: 5 })),
  "pages of a scan": async (db) => {
    const pages = [];
    for await (const { Items, LastEvaluatedKey } of paginateScan(
      { client: db, pageSize: 6 },
      { TableName },
    )) {
      pages.push({ Items, LastEvaluatedKey });
    }
    return pages;
  },
  "pages of a query": async (db) => {
    const input = {
      TableName,
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: { ":id": "n4" },
    };
    const pages = [];
    for await (const { Items } of paginateQuery({ client: db }, input)) pages.push(Items);
    return pages;
  },
  "delete with its old values": (db) =>
    db.send(new DeleteCommand({ TableName, Key, ReturnValues: "ALL_OLD" })),
  "a table that is not there": (db) => db.send(new GetCommand({ TableName: "none", Key })),
  "a key of another type": (db) => db.send(new GetCommand({ TableName, Key: { id: 1 } })),
  "an expression that is none": (db) =>
    db.send(new ScanCommand({ TableName, FilterExpression: "what is this" })),
  "a value that cannot be stored": (db) =>
    db.send(new PutCommand({ TableName, Item: { id: "x", no: new (class Strange {})() } })),
  "a command that knows no documents": (db) =>
    db.send(new GetItemCommand({ TableName, Key: { id: { S: "n5" } } }) as never),
  "a command about the table, with its times": async (db) => {
    const { Table } = (await db.send(
      new DescribeTableCommand({ TableName }) as never,
    )) as never as {
      readonly Table: Readonly<Record<string, unknown>>;
    };
    const { TableId: _, CreationDateTime: made, BillingModeSummary: __, ...rest } = Table;
    return { ...rest, recent: Date.now() - Number(made as Date) < 60_000 };
  },
  "a waiter": async (db) =>
    (
      await waitUntilTableExists(
        { client: db as never, minDelay: 1, maxWaitTime: 5 },
        { TableName },
      )
    ).state,
  "an abort before": (db) =>
    db.send(new GetCommand({ TableName, Key }), { abortSignal: AbortSignal.abort() }),
  "a callback": (db) =>
    new Promise((resolve, reject) => {
      db.send(
        new GetCommand({ TableName, Key: { id: "n6" } }),
        (error: unknown, output: unknown) => (error ? reject(error) : resolve(output)),
      );
    }),
};

async function main() {
  const answers: Record<string, Record<string, string>> = {};
  for (const who of ["sdk", "lean"] as const) {
    const server = dynalite({ createTableMs: 0 });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const database = clientsAt(`http://127.0.0.1:${port}`)[who];
    await database.send(createTable as never);
    for (const [name, call] of Object.entries(calls)) {
      answers[name] = { ...answers[name], [who]: await seen(() => call(database)) };
    }
    database.destroy();
    server.close();
  }
  console.log(JSON.stringify(Object.entries(answers).map(([name, both]) => ({ name, ...both }))));
}

const createTable = new CreateTableCommand({
  TableName,
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
});

void main();
