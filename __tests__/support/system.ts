import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { portsInARow } from "./free-ports";

export interface TestSystem {
  readonly page: string;
  readonly functions: string;
  readonly containers: string;
  readonly database: string;
  /** All that was printed so far. */
  output(): string;
  readonly process: ChildProcess;
  /** Ends it as Ctrl-C does; resolves to its exit code. */
  stop(): Promise<number | null>;
}

export interface TestSystemOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A data folder that outlives the system. @default one of its own, removed at its end */
  readonly data?: string;
  /** @default four free ones in a row */
  readonly port?: number;
  /** The project's folder. @default this one */
  readonly folder?: string;
}

const projectFolder = join(__dirname, "../..");

/** Starts the local system by its real command, on ports and with data of its own. */
export async function startSystem(options: TestSystemOptions = {}): Promise<TestSystem> {
  const port = options.port ?? (await portsInARow(4));
  const data = options.data ?? (await mkdtemp(join(tmpdir(), "blog-")));
  const script = join(options.folder ?? projectFolder, "local/start.js");
  const args = [script, "--port", String(port), "--data", data, ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, BLOG_WRITE_KEY: "", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const ready = new Promise<void>((resolve, reject) => {
    const onText = (chunk: Buffer) => {
      text += chunk;
      if (/^Ready in \d+ ms/m.test(text)) resolve();
    };
    child.stdout.on("data", onText);
    child.stderr.on("data", onText);
    child.once("exit", (code) => reject(new Error(`ended with exit code ${code}:\n${text}`)));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGINT");
      await gone;
    }
    if (options.data === undefined) await rm(data, { recursive: true, force: true });
    return child.exitCode;
  };
  await ready.catch(async (error) => {
    await stop();
    throw error;
  });
  const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
  return {
    page: at(0),
    functions: at(1),
    containers: at(2),
    database: at(3),
    output: () => text,
    process: child,
    stop,
  };
}
