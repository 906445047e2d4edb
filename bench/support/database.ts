import { join } from "node:path";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import { ensureTables } from "../../local/ensure-tables";
import { environmentOf } from "../../runtime/app/environment";
import { namedTables } from "../../runtime/app/tables";
import { cores, spawnOn } from "./cores";
import { databaseAt } from "./database-at";
import { retry, stop } from "./process";

export interface Database {
  /** What the app needs to find it, and all else that it is given. */
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * Starts a database (dynalite, in a process of its own) with the app's tables.
 *
 * @param folder where it keeps its data; in memory without it
 */
export async function startDatabase({ manifest }: App, folder?: string): Promise<Database> {
  // That the SDK's newest releases want Node 22 is no news here.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const port = await freePorts(1);
  const program = join(projectFolder, "node_modules/dynalite/cli.js");
  const args = [program, "--host", "127.0.0.1", "--port", String(port), "--createTableMs", "0"];
  const kept = folder === undefined ? [] : ["--path", folder];
  const command = [process.execPath, ...args, ...kept];
  const child = spawnOn(cores.rest, command, { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  try {
    await retry(() => ensureTables(url, namedTables(manifest)));
  } catch (error) {
    await stop(child);
    throw error;
  }
  return {
    environment: { ...databaseAt(url), ...environmentOf(manifest, process.env) },
    url,
    pid: child.pid ?? 0,
    close: () => stop(child),
  };
}
