import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { Level } from "level";
import { credentials, region } from "../../local/database-environment";
import { type LocalDatabase, startDatabase } from "../../local/start-database";

const key = (name: string) => ({ name, type: "S" as const });
const tables = {
  notes: {
    partitionKey: key("id"),
    indexes: { byOwner: { partitionKey: key("owner"), sortKey: key("at") } },
  },
};
const note = (id: string, at = id) => ({ id, owner: "me", at, text: `note ${id}` });

let folder: string;
let database: LocalDatabase | undefined;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mend-"));
  said = [];
});
afterEach(async () => {
  await database?.close();
  database = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const start = async () => {
  database = await startDatabase({
    port: 0,
    folder,
    reset: false,
    tables,
    log: (line) => said.push(line),
  });
  const endpoint = database.url;
  return DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
};
const stop = async () => {
  await database?.close();
  database = undefined;
};

/** What table and index hold, by id. */
async function held(client: DynamoDBDocumentClient) {
  const scan = async (IndexName?: string) => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: "notes", IndexName }));
    return Items.sort((a, b) => String(a.id).localeCompare(String(b.id)));
  };
  return { table: await scan(), index: await scan("byOwner") };
}

/** Leaves the data as a run does that is killed between an item's writes, and says that it was cut. */
async function cut(): Promise<void> {
  const data = new Level<string, unknown>(join(folder, "database"), { valueEncoding: "json" });
  await data.open();
  const entries = await data.iterator({ gte: "index-", lt: "index-\xFF" }).all();
  const items = await data.iterator({ gte: "item-", lt: "item-\xFF" }).all();
  const one = ([, value]: [string, unknown], id: string) =>
    JSON.stringify(value).includes(`"${id}"`);
  const entry = (id: string) => entries.find((each) => one(each, id))?.[0] ?? "";
  const item = (id: string) => items.find((each) => one(each, id))?.[0] ?? "";
  await data.del(item("deleted"));
  await data.del(entry("unlisted"));
  await data.put(item("changed"), {
    ...Object(items.find((each) => one(each, "changed"))?.[1]),
    at: { S: "9" },
  });
  await data.close();
  const lock = new Level(join(folder, "lock"));
  await lock.put("running", "");
  await lock.close();
}

test("after a run that was killed each index says what its table holds, and a line says so", async () => {
  const client = await start();
  for (const id of ["deleted", "unlisted", "changed", "whole"]) {
    await client.send(new PutCommand({ TableName: "notes", Item: note(id) }));
  }
  await stop();
  await cut();
  const { table, index } = await held(await start());
  expect(table).toEqual([note("changed", "9"), note("unlisted"), note("whole")]);
  expect(index).toEqual(table);
  expect(said).toEqual([
    "The last run was cut off in the middle of a write: 2 entries of indexes were added, 2 removed.",
  ]);
});

test("a run that was closed is not looked at, and one that was cut is looked at once", async () => {
  await (await start()).send(new PutCommand({ TableName: "notes", Item: note("deleted") }));
  await stop();
  await cut();
  await start();
  await stop();
  await start();
  expect(said).toHaveLength(1);
});
