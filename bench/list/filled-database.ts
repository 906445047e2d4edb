import { writeFileSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { httpClient } from "../../compare/load/http-client";
import { tableNameOf } from "../../runtime/app/tables";
import { type Database, startDatabase } from "../support/database";
import type { Program } from "../support/programs";
import { startProgram } from "../support/start-program";
import { fill } from "./fill";

export interface FilledDatabase extends Database {
  readonly table: string;
}

/** What was filled is written down so often: a fill that is cut off goes on from there. */
const KEPT_EVERY = 10_000;

/**
 * A database that holds so many items of the app's first table: filled once, and kept in `.local/`. A
 * million take about five minutes and 250 MB.
 */
export async function filledDatabase(
  program: Program,
  count: number,
  say: (text: string) => void,
): Promise<FilledDatabase> {
  const { app } = program;
  const { table, key } = firstTable(app);
  const folder = join(projectFolder, ".local/bench-list", `${app.manifest.name}-${count}`);
  const done = join(folder, "filled");
  const from = Number(await readFile(done, "utf8").catch(() => 0));
  if (from === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const database = await startDatabase(app, join(folder, "database"));
  try {
    if (from === 0) await addOne(program, database);
    const keep = (at: number) => writeFileSync(done, String(at));
    await fill({ endpoint: database.url, table, key }, { from, count }, (at) => {
      say(`filling: ${Math.floor((at / count) * 100)} % of ${count}`);
      if (at % KEPT_EVERY === 1) keep(at);
    });
    keep(count);
    return { ...database, table };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function firstTable({ manifest }: App) {
  const [name, schema] = Object.entries(manifest.tables)[0] ?? [];
  if (name === undefined || schema === undefined) throw new Error(`${manifest.name} has no table`);
  return { table: tableNameOf(manifest.name, name), key: schema.partitionKey.name };
}

/** Through the app, by what its manifest seeds: it alone knows what an item is. */
async function addOne(program: Program, { environment }: Database): Promise<void> {
  const running = await startProgram(program, environment);
  const client = httpClient(running.url);
  try {
    const [first] = program.app.manifest.seed;
    if (!first) throw new Error(`${program.app.manifest.name} seeds nothing`);
    const { status } = await client.send({
      route: first.name,
      method: first.method ?? "POST",
      path: first.path,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(first.body),
      expect: [201],
    });
    if (status !== 201) throw new Error(`${first.name} was answered with ${status}`);
  } finally {
    await client.close();
    await running.close();
  }
}
