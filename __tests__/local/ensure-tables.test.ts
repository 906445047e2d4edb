import type { AddressInfo } from "node:net";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/lib-dynamodb";
import dynalite from "dynalite";
import { credentials, region } from "../../local/database-environment";
import { ensureTables } from "../../local/ensure-tables";
import type { TableSchema } from "../../runtime/app";

const key = (name: string) => ({ name, type: "S" as const });
const plain: TableSchema = { partitionKey: key("id") };
const indexed: TableSchema = {
  ...plain,
  indexes: {
    byOwner: { partitionKey: key("owner"), sortKey: key("at") },
    byDay: { partitionKey: key("day") },
  },
};
let server: ReturnType<typeof dynalite>;
let url: string;
let client: DynamoDBClient;

beforeEach(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new DynamoDBClient({ endpoint: url, region, credentials });
});
afterEach(async () => {
  client.destroy();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
});

test("makes what is not there, and says whether it did", async () => {
  expect(await ensureTables(url, { one: plain, two: indexed })).toBe(true);
  expect(await ensureTables(url, { one: plain, two: indexed })).toBe(false);
  expect(await ensureTables(url, { one: plain, three: { ...plain, sortKey: key("at") } })).toBe(
    true,
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName: "three" }));
  expect(Table?.KeySchema).toEqual([
    { AttributeName: "id", KeyType: "HASH" },
    { AttributeName: "at", KeyType: "RANGE" },
  ]);
});

test("a table that lacks an index gets it, and what it held is found by it", async () => {
  await ensureTables(url, { notes: plain });
  const documents = DynamoDBDocumentClient.from(client);
  await documents.send(
    new PutCommand({ TableName: "notes", Item: { id: "1", owner: "me", at: "now", day: "today" } }),
  );
  expect(await ensureTables(url, { notes: indexed })).toBe(false);
  for (const [IndexName, name, value] of [
    ["byOwner", "owner", "me"],
    ["byDay", "day", "today"],
  ]) {
    const { Items } = await documents.send(
      new QueryCommand({
        TableName: "notes",
        IndexName,
        KeyConditionExpression: "#k = :v",
        ExpressionAttributeNames: { "#k": name as string },
        ExpressionAttributeValues: { ":v": value },
      }),
    );
    expect(Items).toEqual([expect.objectContaining({ id: "1" })]);
  }
});

test("a start that was cut off while a table was made anew is gone on with, and nothing is lost", async () => {
  const documents = DynamoDBDocumentClient.from(client);
  const put = (TableName: string, id: string) =>
    documents.send(new PutCommand({ TableName, Item: { id, owner: "me", at: id } }));
  const all = async () =>
    (
      await documents.send(new ScanCommand({ TableName: "notes", IndexName: "byOwner" }))
    ).Items?.map(({ id }) => id);
  // Cut off before the old table went: what is aside may be less than all.
  await ensureTables(url, { notes: plain, "notes.aside": plain });
  await put("notes", "1");
  await put("notes", "2");
  await put("notes.aside", "1");
  await ensureTables(url, { notes: indexed });
  expect((await all())?.sort()).toEqual(["1", "2"]);
  // Cut off before all were back.
  await ensureTables(url, { "notes.aside": plain });
  await put("notes.aside", "3");
  await ensureTables(url, { notes: indexed });
  expect((await all())?.sort()).toEqual(["1", "2", "3"]);
  expect(await ensureTables(url, { notes: indexed })).toBe(false);
  await expect(
    client.send(new DescribeTableCommand({ TableName: "notes.aside" })),
  ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

test("a table with other keys is left alone, and it is said what to do", async () => {
  await ensureTables(url, { notes: plain });
  await expect(ensureTables(url, { notes: { partitionKey: key("other") } })).rejects.toThrow(
    "The local table notes has the key id; the app declares other. Start empty with --reset, or keep the data elsewhere with --data FOLDER.",
  );
});
