import type { AddressInfo } from "node:net";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import dynalite from "dynalite";
import { addTransactions } from "../../../local/transactions/add-transactions";

const TableName = "things";
const server = dynalite({ createTableMs: 0 });
let db: DynamoDBDocumentClient;

beforeAll(async () => {
  addTransactions(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  db = DynamoDBDocumentClient.from(client);
  await db.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
});
afterAll(async () => {
  db.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(async () => {
  await db.send(new PutCommand({ TableName, Item: { id: "old", count: 1 } }));
  await write([{ Delete: { TableName, Key: { id: "new" } } }]);
});

type Items = NonNullable<TransactWriteCommandInput["TransactItems"]>;
const write = (TransactItems: Items, ClientRequestToken?: string) =>
  db.send(
    new TransactWriteCommand({ TransactItems, ...(ClientRequestToken && { ClientRequestToken }) }),
  );
const read = async (id: string) => (await db.send(new GetCommand({ TableName, Key: { id } }))).Item;
const countOnce = {
  Update: {
    TableName,
    Key: { id: "old" },
    UpdateExpression: "ADD #count :one",
    ExpressionAttributeNames: { "#count": "count" },
    ExpressionAttributeValues: { ":one": 1 },
  },
};
const putNew = (condition?: string) => ({
  Put: {
    TableName,
    Item: { id: "new" },
    ...(condition !== undefined && { ConditionExpression: condition }),
  },
});
const checkOld = (condition: string, id = "old") => ({
  ConditionCheck: { TableName, Key: { id }, ConditionExpression: condition },
});

test("all of it is written", async () => {
  await write([putNew("attribute_not_exists(id)"), countOnce]);
  expect(await read("new")).toEqual({ id: "new" });
  expect(await read("old")).toEqual({ id: "old", count: 2 });
});

test("nothing is written where one condition fails, and the reasons say which", async () => {
  const failed = write([
    putNew(),
    countOnce,
    {
      ConditionCheck: {
        ...checkOld("attribute_not_exists(id)", "other").ConditionCheck,
        ConditionExpression: "attribute_exists(id)",
      },
    },
  ]);
  await expect(failed).rejects.toMatchObject({
    name: "TransactionCanceledException",
    message: expect.stringContaining("[None, None, ConditionalCheckFailed]"),
    CancellationReasons: [
      { Code: "None" },
      { Code: "None" },
      { Code: "ConditionalCheckFailed", Message: "The conditional request failed" },
    ],
  });
  expect(await read("new")).toBeUndefined();
  expect(await read("old")).toEqual({ id: "old", count: 1 });
});

test("a check leaves what it looks at as it is, there or not", async () => {
  await write([
    checkOld("attribute_exists(id)"),
    checkOld("attribute_not_exists(id)", "other"),
    putNew(),
  ]);
  const { Items } = await db.send(new ScanCommand({ TableName }));
  expect(Items?.map(({ id }) => id).sort()).toEqual(["new", "old"]);
});

test("a failed condition shows the old item where that is asked for", async () => {
  const { Put } = putNew("attribute_exists(id)");
  const shown = { ...countOnce.Update, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
  await expect(
    write([{ Put }, { Update: { ...shown, ConditionExpression: "attribute_not_exists(id)" } }]),
  ).rejects.toMatchObject({
    CancellationReasons: [
      { Code: "ConditionalCheckFailed" },
      { Code: "ConditionalCheckFailed", Item: { id: { S: "old" }, count: { N: "1" } } },
    ],
  });
});

test("sent again with its token it is made once; with other items it is refused", async () => {
  await write([countOnce], "token");
  await write([countOnce], "token");
  expect(await read("old")).toEqual({ id: "old", count: 2 });
  await expect(write([countOnce, putNew()], "token")).rejects.toMatchObject({
    name: "IdempotentParameterMismatchException",
  });
});

test("two that meet are made one after the other", async () => {
  await Promise.all(Array.from({ length: 20 }, () => write([countOnce])));
  expect(await read("old")).toEqual({ id: "old", count: 21 });
});

test.each<[string, Items]>([
  ["no item", []],
  ["more than 100 items", Array.from({ length: 101 }, () => countOnce)],
  ["one item twice", [countOnce, checkOld("attribute_exists(id)")]],
  ["an expression that is none", [putNew("no such thing (")]],
])("%s is a validation error", async (_name, items) => {
  await expect(write(items)).rejects.toMatchObject({ name: "ValidationException" });
});

test("a table that does not exist is named as such", async () => {
  await expect(
    write([{ Put: { TableName: "nowhere", Item: { id: "new" } } }]),
  ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

test("several are read at one moment", async () => {
  const { Responses } = await db.send(
    new TransactGetCommand({
      TransactItems: ["old", "other"].map((id) => ({ Get: { TableName, Key: { id } } })),
    }),
  );
  expect(Responses?.map(({ Item }) => Item)).toEqual([{ id: "old", count: 1 }, undefined]);
});
