import { join, relative, resolve } from "node:path";
import type { App } from "../build/app/find-app";
import { projectFolder } from "../build/project";
import { type Output, pageApp, toUrlsScript } from "../build/urls";
import { environmentOf } from "../runtime/app/environment";
import { localPorts } from "../runtime/app/local-ports";
import { allowedHosts, ownHosts } from "../runtime/app/own-hosts";
import { namedTables } from "../runtime/app/tables";
import { databaseEnvironment } from "./database-environment";
import { inspectorPorts, tellInspectors } from "./inspector";
import { appCheck } from "./live/app-check";
import { Live } from "./live/live";
import { LIVE_PATHS } from "./live/serve-live";
import type { Options } from "./options";
import { seed } from "./seed";
import { startContainers } from "./start-containers";
import { startDatabase } from "./start-database";
import { functionsOf, startFunctions } from "./start-functions";
import { startPage } from "./start-page";

export interface SystemOptions extends Omit<Options, "app" | "log"> {
  readonly app: App;
  /** Where the database is kept. */
  readonly data: string;
  /** Where the app's own variables and keys come from. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

export interface System {
  readonly urls: Readonly<Record<"page" | "functions" | "containers" | "database", string>>;
  /** Whether the tables are new, and the app's seed was sent. */
  readonly seeded: boolean;
  /** The backends' own addresses. */
  readonly outputs: readonly Output[];
  /** Where a debugger gets in, a sentence each. */
  readonly inspectors: readonly string[];
  replaceFunctions(): Promise<void>;
  restartContainers(): Promise<void>;
  /** Ends every process and server that was started. */
  close(): Promise<void>;
}

/** Where the page reaches a backend through its own server. */
const FORWARDED = { FunctionsURL: "/functions", ContainersURL: "/containers" } as const;

const throughPage = (outputs: readonly Output[]) =>
  outputs.map((output) => ({ ...output, OutputValue: FORWARDED[output.OutputKey] }));

/**
 * Starts all of it from the built bundles: database, both backends, page. What is already running
 * when a part fails is closed again.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { app, env, log } = options;
  const { manifest } = app;
  const built = join(projectFolder, app.output);
  const ports = localPorts(options.port);
  const live = new Live();
  const answers = ownHosts(options.allowedHosts);
  const started: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    started.push(part);
    return part;
  };
  const close = async () => {
    for (const part of started.splice(0).reverse()) await part.close();
  };
  try {
    const functionNames = functionsOf(manifest.routes, options.functions);
    const inspectors = options.inspect ? await inspectorPorts(functionNames) : undefined;
    const database = keep(
      await startDatabase({
        port: ports.database,
        folder: resolve(projectFolder, options.data),
        reset: options.reset,
        log,
        tables: namedTables(manifest),
      }),
    );
    // What both backends get, here as on AWS; only the endpoint and the credentials are local.
    const environment = { ...databaseEnvironment(database.url), ...environmentOf(manifest, env) };
    const functions = keep(
      await startFunctions({
        port: ports.functions,
        routes: manifest.routes,
        layout: options.functions,
        cors: manifest.cors,
        timeoutMs: manifest.timeouts.function,
        codeFolder: join(built, "functions"),
        runtimeClient: join(projectFolder, "dist/local/runtime-client.js"),
        environment,
        maxInstances: options.maxInstances,
        idleMs: options.idleSeconds * 1_000,
        dumpEvents: options.dumpEvents,
        answers,
        observer: live,
        inspect: inspectors?.functions,
        log,
      }),
    );
    const containers = keep(
      await startContainers({
        port: ports.containers,
        bundle: join(built, "containers/index.js"),
        healthPath: manifest.healthPath,
        entry: relative(process.cwd(), app.entry),
        environment: { ...environment, ...allowedHosts(options.allowedHosts) },
        tasks: options.tasks,
        observer: live,
        inspect: inspectors?.containers,
        log,
      }),
    );
    Object.assign(live.sources, { functions: functions.views, containers: containers.views });
    // Without a CORS policy a page may read no answer of another origin: its own hands it on then.
    const own = manifest.cors === undefined;
    const outputs: readonly Output[] = [
      {
        OutputKey: "FunctionsURL",
        OutputValue: functions.url,
        Description: "Functions on this machine, behind an emulated HTTP API",
      },
      {
        OutputKey: "ContainersURL",
        OutputValue: containers.url,
        Description:
          options.tasks.max === 1
            ? "A container's process on this machine"
            : `Containers' processes on this machine, behind a small load balancer`,
      },
    ];
    const page = keep(
      await startPage({
        answers,
        calls: own ? [] : [functions.url, containers.url],
        forwards: own
          ? { [FORWARDED.FunctionsURL]: functions.url, [FORWARDED.ContainersURL]: containers.url }
          : {},
        live: {
          live,
          kill: (door) => (door === "functions" ? functions.kill() : containers.kill()),
          check: appCheck(options.app, ports.page),
        },
        port: options.port,
        folder: join(projectFolder, "html"),
        urls: toUrlsScript(own ? throughPage(outputs) : outputs, {
          ...pageApp(manifest),
          live: LIVE_PATHS.events,
          check: LIVE_PATHS.check,
        }),
      }),
    );
    if (database.isNew) await seed(containers.url, manifest.seed, env);
    return {
      urls: {
        page: page.url,
        functions: functions.url,
        containers: containers.url,
        database: database.url,
      },
      inspectors: inspectors ? tellInspectors(inspectors) : [],
      outputs,
      seeded: database.isNew && manifest.seed.length > 0,
      replaceFunctions: () => functions.replaceCode(),
      restartContainers: () => containers.restart(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
