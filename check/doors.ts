import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { App } from "../build/app/find-app";
import { projectFolder } from "../build/project";
import { freePorts } from "../compare/run/free-ports";
import { databaseEnvironment } from "../local/database-environment";
import { newTraceId } from "../local/gateway/ids";
import { startContainers } from "../local/start-containers";
import { type LocalDatabase, startDatabase } from "../local/start-database";
import { startFunctions } from "../local/start-functions";
import { environmentOf } from "../runtime/app/environment";
import { namedTables } from "../runtime/app/tables";
import { Client } from "./client";
import type { Door } from "./finding";

/** One instance of the app behind its door, and all that it has written. */
export interface Instance {
  readonly door: Door;
  readonly client: Client;
  readonly lines: readonly string[];
  /** Its temporary folder. */
  readonly tmp: string;
}

export interface Doors {
  /** Two of each that could be started: so that one may not know what the other does. */
  readonly functions: readonly Instance[];
  readonly containers: readonly Instance[];
  /** Why there are no containers. */
  readonly failure: string | undefined;
  /** What the app gets of its environment, with what it finds its database by. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const observer = join(__dirname, "observe/index.cjs");

/**
 * Starts the app's bundles twice behind each door, with a database of their own in a folder, each process
 * watched. Each function is one instance alone, so that it is known who answers.
 *
 * @param folder empty, for all that is written
 */
export async function openDoors(app: App, folder: string): Promise<Doors> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const database = await databaseFor(app, join(folder, "data"));
    if (database) closing.push(() => database.close());
    const own = environmentOf(app.manifest, process.env);
    const environment = { ...databaseEnvironment(database?.url ?? "http://127.0.0.1:9"), ...own };
    const start = opener(app, folder, environment, (end) => closing.push(end));
    const functions = [await start("functions", 1), await start("functions", 2)];
    const { containers, failure } = await containersOf(start);
    return { functions, containers, failure, environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Start = (door: Door, number: number) => Promise<Instance>;

/** An app that does not start is a finding, and no failure of the check. */
async function containersOf(start: Start) {
  try {
    const containers = [await start("containers", 1), await start("containers", 2)];
    return { containers, failure: undefined };
  } catch (error) {
    return { containers: [], failure: (error as Error).message };
  }
}

function opener(
  app: App,
  folder: string,
  environment: Readonly<Record<string, string>>,
  keep: (end: () => Promise<void> | void) => void,
): Start {
  const { manifest, output, entry } = app;
  const built = join(projectFolder, output);
  return async (door, number) => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const name = `${door}-${number}`;
    const tmp = join(folder, "tmp", name);
    await mkdir(tmp, { recursive: true });
    const watched = watching(name, { tmp, folder, app, options: environment.NODE_OPTIONS });
    const common = { environment: { ...environment, ...watched }, log };
    const started =
      door === "functions"
        ? await startFunctions({
            ...common,
            port: 0,
            routes: manifest.routes,
            layout: "single",
            cors: manifest.cors,
            timeoutMs: manifest.timeouts.function,
            codeFolder: join(built, "functions"),
            runtimeClient: join(projectFolder, "dist/local/runtime-client.js"),
            maxInstances: 1,
            idleMs: 600_000,
            dumpEvents: false,
          })
        : await startContainers({
            ...common,
            port: await freePorts(1),
            bundle: join(built, "containers/index.js"),
            healthPath: manifest.healthPath,
            entry: relative(process.cwd(), entry),
          });
    const client = new Client(started.url, door === "containers" ? asBehindBalancer : undefined);
    keep(async () => {
      client.close();
      await started.close();
    });
    return { door, client, lines, tmp };
  };
}

/** What the load balancer tells a container of its client: the gateway of a function does it itself. */
const asBehindBalancer = () => ({
  "x-forwarded-for": "127.0.0.1",
  "x-forwarded-proto": "http",
  "x-forwarded-port": "80",
  "x-amzn-trace-id": newTraceId(new Date()),
});

interface Watched {
  readonly tmp: string;
  /** The check's own. */
  readonly folder: string;
  readonly app: App;
  /** The app's own NODE_OPTIONS. */
  readonly options?: string | undefined;
}

/** What makes a process a watched one: variables of its environment. */
export const watching = (
  name: string,
  { tmp, folder, app, options = "" }: Watched,
): Record<string, string> => ({
  NODE_OPTIONS: `${options} --require ${JSON.stringify(observer)}`.trim(),
  CHECK_APP_FOLDER: app.folder,
  CHECK_DOOR: name,
  CHECK_FOLDER: join(folder, "seen"),
  TMPDIR: tmp,
});

async function databaseFor({ manifest }: App, folder: string): Promise<LocalDatabase | undefined> {
  const tables = namedTables(manifest);
  if (Object.keys(tables).length === 0) return undefined;
  return startDatabase({
    port: 0,
    folder,
    reset: false,
    log: () => {},
    tables,
  });
}
