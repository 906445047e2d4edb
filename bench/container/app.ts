import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePorts } from "../../__tests__/support/free-ports";
import { projectFolder } from "../../build/bundles";
import { credentials, ensureTable, region } from "../../local/ensure-table";
import { table } from "../../runtime/table";

export interface App {
  readonly url: string;
  readonly process: ChildProcess;
}

const tableName = "blog";
const bundle = join(projectFolder, "dist/containers/index.js");

/** Starts a database (in memory, in a process of its own), and gives the app's environment for it. */
export async function startDatabase() {
  const [port] = await freePorts(1);
  const program = join(projectFolder, "node_modules/dynalite/cli.js");
  const args = [program, "--host", "127.0.0.1", "--port", String(port), "--createTableMs", "0"];
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  await retry(() => ensureTable(url, tableName, table));
  const environment = {
    TABLE_NAME: tableName,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: url,
  };
  return { environment, close: () => stop(child) };
}

/** Starts the containers' bundle, and answers once it does. `flags` are Node's own. */
export async function startApp(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<App> {
  const [port] = await freePorts(1);
  const child = spawn(process.execPath, [...flags, bundle], {
    env: { ...environment, HOST: "127.0.0.1", PORT: String(port), DRAIN_SECONDS: "0" },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const url = `http://127.0.0.1:${port}`;
  await retry(async () => (await fetch(url)).text());
  return { url, process: child };
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

export async function writePost(url: string, id: string, bytes: number): Promise<void> {
  const post = { id, title: "Measured", author: "The bench", contents: "x".repeat(bytes) };
  const answer = await fetch(`${url}/blog`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(post),
  });
  if (answer.status !== 201) throw new Error(`POST answered ${answer.status}`);
}

async function retry(attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
