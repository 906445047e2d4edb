import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { UserError } from "../build/user-error";
import { START_MS } from "../runtime/app/limits";
import { listenError } from "./listen-error";

export interface ContainersOptions {
  readonly port: number;
  /** The containers' bundle. */
  readonly bundle: string;
  readonly healthPath: string;
  /** The app's entry, as a person knows it. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface Containers {
  readonly url: string;
  /** Ends the process and starts the bundle as it is now. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Loaded before the app. */
const preloaded = ["exit-with-parent.js", "read-only.js"].flatMap((name) => [
  "--require",
  join(__dirname, name),
]);
/** A task that ended is replaced after a while. */
const REPLACE_MS = 1_000;

/** The containers' bundle as one process of its own, as a task would run it; one that ends is replaced. */
export async function startContainers(options: ContainersOptions): Promise<Containers> {
  await checkPort(options.port);
  let child = await start(options);
  let closed = false;
  let watched = watch(child);
  return {
    url: urlOf(options),
    async restart() {
      watched.ignore();
      await stop(child);
      child = await start(options);
      watched = watch(child);
    },
    async close() {
      closed = true;
      watched.ignore();
      await stop(child);
    },
  };

  function watch(task: ChildProcess) {
    let ignored = false;
    task.once("exit", async () => {
      if (ignored) return;
      options.log(`The container's process ended (${exitOf(task)}). A new one is started.`);
      await new Promise((resolve) => setTimeout(resolve, REPLACE_MS));
      if (ignored || closed) return;
      try {
        child = await start(options);
        watched = watch(child);
        if (closed) await stop(child);
      } catch (error) {
        options.log((error as Error).message);
      }
    });
    return {
      ignore: () => {
        ignored = true;
      },
    };
  }
}

const urlOf = ({ port }: ContainersOptions) => `http://127.0.0.1:${port}`;

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

/** @throws UserError with what it said, where it ends before it answers, or takes too long */
async function start(options: ContainersOptions): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...preloaded, options.bundle], {
    // As in the image: what an app reads beside itself is in the bundle's folder.
    cwd: dirname(options.bundle),
    env: {
      ...options.environment,
      HOST: "127.0.0.1",
      PORT: String(options.port),
      DRAIN_SECONDS: "0",
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said: string[] = [];
  let log = (line: string): void => {
    said.push(line);
  };
  const streams = [child.stdout, child.stderr].map((input) => {
    const lines = createInterface({ input }).on("line", (line) => log(line));
    return once(lines, "close");
  });
  const deadline = Date.now() + START_MS;
  while (!(await answers(`${urlOf(options)}${options.healthPath}`))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await Promise.all(streams);
      const why = said.join("\n") || `The container's process ended (${exitOf(child)}).`;
      throw new UserError(why);
    }
    if (Date.now() > deadline) {
      await stop(child);
      throw new UserError(
        [
          ...said,
          `${options.entry} did not answer within ${START_MS / 1000} s of its start, which is all that a function has for it: load less, or connect when the first request comes.`,
        ].join("\n"),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  for (const line of said) options.log(line);
  log = options.log;
  return child;
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, (answer) => {
      answer.resume();
      resolve(Math.floor((answer.statusCode ?? 0) / 100) === 2);
    }).on("error", () => resolve(false));
  });
}

const exitOf = (child: ChildProcess) => child.signalCode ?? `exit code ${child.exitCode}`;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
