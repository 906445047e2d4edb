import { once } from "node:events";
import { join } from "node:path";
import { cores, spawnOn } from "../support/cores";
import type { Database } from "../support/database";
import { databaseAt } from "../support/database-at";
import { stop } from "../support/process";

/** Starts what answers as the database does, at once, in a process of its own. */
export async function startDatabaseStub(): Promise<Database> {
  const child = spawnOn(cores.rest, [process.execPath, join(__dirname, "answer-at-once.cjs")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [port] = (await once(child, "message")) as [number];
  const url = `http://127.0.0.1:${port}`;
  return {
    environment: databaseAt(url),
    url,
    pid: child.pid ?? 0,
    close: () => stop(child),
  };
}
