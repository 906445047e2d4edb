import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { stopBuilding } from "../../build/bundles";
import { databaseEnvironment } from "../../local/database-environment";
import { startContainers } from "../../local/start-containers";
import { startDatabase } from "../../local/start-database";
import { startFunctions } from "../../local/start-functions";
import { environmentOf } from "../../runtime/app/environment";
import { namedTables } from "../../runtime/app/tables";
import type { Backends } from "../parity/backends";
import { buildApp } from "../support/build-app";
import { freePorts } from "../support/free-ports";
import { type FaultProxy, startFaultProxy } from "./faults/fault-proxy";

/** Both doors on one database, with the fault proxy before it. */
export interface Doors extends Backends {
  readonly proxy: FaultProxy;
  /** Starts the container anew, which then has tried nothing again yet. */
  renew(): Promise<void>;
  /** What was logged so far. */
  readonly lines: readonly string[];
}

/**
 * Starts the parts of the local system from bundles that are built now.
 *
 * @param reference the app's folder or file; by default the one that comes along
 */
export async function startDoors(reference?: string): Promise<Doors> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const built = await buildApp(reference);
    await stopBuilding();
    closing.push(built.remove);
    const { manifest, entry } = built.app;
    const data = await mkdtemp(join(tmpdir(), "soak-"));
    closing.push(() => rm(data, { recursive: true, force: true }));
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const tables = namedTables(manifest);
    const database = await startDatabase({
      port: 0,
      folder: data,
      reset: false,
      tables,
      log,
    });
    closing.push(database.close);
    const proxy = await startFaultProxy(database.url);
    closing.push(async () => proxy.close());
    const environment = { ...databaseEnvironment(proxy.url), ...environmentOf(manifest, {}) };
    const functions = await startFunctions({
      port: 0,
      routes: manifest.routes,
      // One pool: with one for each route as many instances again would stand about.
      layout: "single",
      cors: manifest.cors,
      timeoutMs: manifest.timeouts.function,
      codeFolder: join(built.folder, "functions"),
      runtimeClient: built.runtimeClient,
      environment,
      maxInstances: 16,
      idleMs: 300_000,
      dumpEvents: false,
      log,
    });
    closing.push(functions.close);
    const [port = 0] = await freePorts(1);
    const containers = await startContainers({
      port,
      bundle: join(built.folder, "containers/index.js"),
      healthPath: manifest.healthPath,
      entry: relative(process.cwd(), entry),
      environment,
      log,
    });
    closing.push(containers.close);
    return {
      functions: functions.url,
      containers: containers.url,
      proxy,
      lines,
      stop,
      renew: containers.restart,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
