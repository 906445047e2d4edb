import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { projectFolder } from "../build/bundles";
import { toUrlsScript } from "../build/urls";
import { cors } from "../runtime/cors";
import { routes } from "../runtime/routes";
import { table } from "../runtime/table";
import { credentials, region } from "./ensure-table";
import type { Options } from "./options";
import { seed } from "./seed";
import { startContainers } from "./start-containers";
import { startDatabase } from "./start-database";
import { startFunctions } from "./start-functions";
import { startPage } from "./start-page";

export interface SystemOptions extends Options {
  /** @default writes are open */
  readonly writeKey?: string | undefined;
  readonly log: (line: string) => void;
}

export interface System {
  readonly urls: Readonly<Record<"page" | "functions" | "containers" | "database", string>>;
  readonly seeded: boolean;
  replaceFunctions(): Promise<void>;
  restartContainers(): Promise<void>;
  /** Ends every process and server that was started. */
  close(): Promise<void>;
}

const tableName = "blog";

/**
 * Starts all of it from the built bundles: database, both backends, page. What is already running
 * when a part fails is closed again.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const started: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    started.push(part);
    return part;
  };
  const close = async () => {
    for (const part of started.splice(0).reverse()) await part.close();
  };
  try {
    const database = keep(
      await startDatabase({
        port: options.port + 3,
        folder: resolve(projectFolder, options.data),
        reset: options.reset,
        tableName,
        schema: table,
      }),
    );
    const environment = appEnvironment(database.url, options.writeKey);
    const functions = keep(
      await startFunctions({
        port: options.port + 1,
        routes,
        cors,
        codeFolder: join(projectFolder, "dist/functions"),
        runtimeClient: join(projectFolder, "dist/local/runtime-client.js"),
        environment,
        maxInstances: options.maxInstances,
        idleMs: options.idleSeconds * 1_000,
        dumpEvents: options.dumpEvents,
        log: options.log,
      }),
    );
    const containers = keep(
      await startContainers({
        port: options.port + 2,
        bundle: join(projectFolder, "dist/containers/index.js"),
        environment,
        log: options.log,
      }),
    );
    const page = keep(
      await startPage({
        port: options.port,
        folder: join(projectFolder, "html"),
        urls: toUrlsScript([
          {
            OutputKey: "FunctionsURL",
            OutputValue: functions.url,
            Description: "Functions on this machine, behind an emulated HTTP API",
          },
          {
            OutputKey: "ContainersURL",
            OutputValue: containers.url,
            Description: "A container's process on this machine",
          },
        ]),
      }),
    );
    if (database.isNew) await seed(containers.url, options.writeKey);
    return {
      urls: {
        page: page.url,
        functions: functions.url,
        containers: containers.url,
        database: database.url,
      },
      seeded: database.isNew,
      replaceFunctions: () => functions.replaceCode(),
      restartContainers: () => containers.restart(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What both backends get, here as on AWS; only the endpoint and the credentials are local. */
function appEnvironment(database: string, writeKey: string | undefined): Record<string, string> {
  return {
    TABLE_NAME: tableName,
    AWS_REGION: region,
    AWS_ENDPOINT_URL_DYNAMODB: database,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    // As in start.js.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    ...(writeKey && {
      BLOG_WRITE_KEY_SHA256: createHash("sha256").update(writeKey).digest("hex"),
    }),
  };
}
