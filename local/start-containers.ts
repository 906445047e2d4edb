import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { listenError } from "./user-error";

export interface ContainersOptions {
  readonly port: number;
  /** The containers' bundle. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface Containers {
  readonly url: string;
  /** Ends the process and starts the bundle as it is now. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const exitWithParent = join(__dirname, "exit-with-parent.js");
/** A bundle that does not listen by then never will. */
const START_MS = 10_000;

/** The containers' bundle as one process of its own, as a task would run it. */
export async function startContainers(options: ContainersOptions): Promise<Containers> {
  await checkPort(options.port);
  const url = `http://127.0.0.1:${options.port}`;
  let child = await start(options, url);
  return {
    url,
    async restart() {
      await stop(child);
      child = await start(options, url);
    },
    close: () => stop(child),
  };
}

/** The child could only die of a taken port; asked here, the answer can name it. */
async function checkPort(port: number): Promise<void> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, "containers", port);
  }
  probe.close();
  await once(probe, "close");
}

async function start(options: ContainersOptions, url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--require", exitWithParent, options.bundle], {
    env: {
      ...options.environment,
      HOST: "127.0.0.1",
      PORT: String(options.port),
      DRAIN_SECONDS: "0",
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", options.log);
  }
  const deadline = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The containers' process ended at its start (${exitOf(child)}).`);
    }
    if (Date.now() > deadline) {
      await stop(child);
      throw new Error(`The containers' process did not answer within ${START_MS / 1000} s.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return child;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

const exitOf = (child: ChildProcess) => child.signalCode ?? `exit code ${child.exitCode}`;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
