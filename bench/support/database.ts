import { spawn } from "node:child_process";
import { join } from "node:path";
import type { App } from "../../build/find-app";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import { databaseEnvironment } from "../../local/database-environment";
import { ensureTables } from "../../local/ensure-tables";
import { environmentOf } from "../../runtime/app/environment";
import { tableNameOf } from "../../runtime/app/tables";
import { retry, stop } from "./process";

export interface Database {
  /** What the app needs to find it, and all else that it is given. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts a database (in memory, in a process of its own) with the app's tables. */
export async function startDatabase({ manifest }: App): Promise<Database> {
  const port = await freePorts(1);
  const program = join(projectFolder, "node_modules/dynalite/cli.js");
  const args = [program, "--host", "127.0.0.1", "--port", String(port), "--createTableMs", "0"];
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const tables = Object.entries(manifest.tables).map(
    ([name, schema]) => [tableNameOf(manifest.name, name), schema] as const,
  );
  await retry(() => ensureTables(url, Object.fromEntries(tables)));
  return {
    environment: { ...databaseEnvironment(url), ...environmentOf(manifest, process.env) },
    close: () => stop(child),
  };
}
