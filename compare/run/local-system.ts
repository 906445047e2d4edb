import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import * as v from "valibot";
import { localPorts, localUrl } from "../../runtime/app/local-ports";
import { httpClient } from "../load/http-client";
import { emulatorLog } from "../platform/emulator-log";
import type { PlatformLog } from "../platform/platform-log";
import { RunError } from "../run-error";
import type { Targets } from "./deployed";
import { freePorts } from "./free-ports";

export interface LocalSystem extends Targets {
  /** What is known of the memory and CPU that it was given. */
  readonly limits: string;
  /** What it writes of requests; missing where it was running before, and writes elsewhere. */
  readonly log?: PlatformLog;
  /** Ends what was started for the run; leaves alone what was running before. */
  close(): Promise<void>;
}

const ports = localPorts();
/** Where `npm start` and the composed system listen by default. */
const usual: Running = {
  page: localUrl(ports.page),
  functions: localUrl(ports.functions),
  containers: localUrl(ports.containers),
};
const project = resolve(__dirname, "../..");
/** It builds the bundles first. */
const startMs = 120_000;

interface Running extends Targets {
  /** Its `urls.js` says which app it runs. */
  readonly page: string;
}

/** The app that is to run. */
interface Wanted {
  /** As it was named on the command line. @default the app that comes along */
  readonly app: string | undefined;
  /** What its manifest calls it. */
  readonly name: string;
}

/** The local system with that app: the one that runs, or one started for this run with an empty database. */
export async function localSystem(
  wanted: Wanted,
  log: (line: string) => void,
  running: Running = usual,
): Promise<LocalSystem> {
  const found = await appAt(running.page);
  if (found === wanted.name) {
    log(`The local system is running: ${running.functions} and ${running.containers}`);
    const { functions, containers } = running;
    const limits = "as it was started: npm start sets no limit, the composed one those of a deploy";
    return { functions, containers, limits, close: async () => {} };
  }
  if (found !== undefined) log(`The local system that is running has another app: ${found}`);
  log("Starting the local system for this run");
  const data = await mkdtemp(join(tmpdir(), "compare-"));
  const port = await freePorts(4);
  const child = start(wanted, port, data);
  const written = emulatorLog();
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready(child, written.line);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    functions: `http://127.0.0.1:${port + 1}`,
    containers: `http://127.0.0.1:${port + 2}`,
    limits: "not limited: shared with everything on this machine",
    log: written,
    close,
  };
}

/** The name of the app that a page is for; undefined where none runs, or none that says it. */
async function appAt(page: string): Promise<string | undefined> {
  const client = httpClient(page);
  const script = await client.send({
    route: "app",
    method: "GET",
    path: "/urls.js",
    headers: {},
  });
  await client.close();
  return appIn(new TextDecoder().decode(script.body));
}

const appSchema = v.pipe(v.string(), v.parseJson(), v.object({ name: v.string() }));

/** What the page's script says: `let app = {...};` on lines of its own. */
export function appIn(script: string): string | undefined {
  const text = script.match(/^let app = ([\s\S]*?);\s*$/m)?.[1];
  const found = v.safeParse(appSchema, text);
  return found.success ? found.output.name : undefined;
}

/**
 * In a process group of its own, so that Ctrl-C reaches the comparison alone, which still has things
 * to remove. Its standard input ends with this process, and it with that.
 */
function start({ app }: Wanted, port: number, data: string): ChildProcess {
  const guard = ["--require", join(project, "local/exit-with-parent.js")];
  const named = app === undefined ? [] : ["--app", resolve(app)];
  const args = [...named, "--port", String(port), "--data", data, "--log", "json"];
  return spawn(process.execPath, [...guard, join(project, "local/start.js"), ...args], {
    cwd: project,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/**
 * Resolves when it says that it is ready; else throws with what it said.
 *
 * @param onLine told each line, until its end
 */
function ready(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  const said: string[] = [];
  return new Promise((done, failed) => {
    const fail = (why: string): void =>
      failed(new RunError(`the local system ${why}:\n${said.slice(-20).join("\n")}`));
    const timer = setTimeout(() => fail(`was not ready within ${startMs / 1000} s`), startMs);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        onLine(line);
        if (said.length < 1000) said.push(line);
        if (!line.startsWith("Ready in")) return;
        clearTimeout(timer);
        done();
      });
    }
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}
