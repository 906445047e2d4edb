import type { CorsPolicy } from "../runtime/cors";
import type { Route } from "../runtime/routes";
import { FunctionPool } from "./functions/pool";
import type { Resources } from "./functions/resource-hold";
import { startGateway } from "./gateway/server";
import { listenError } from "./user-error";

export interface FunctionsOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly cors: CorsPolicy;
  /** The functions' bundle, as it would be zipped. */
  readonly codeFolder: string;
  readonly runtimeClient: string;
  readonly environment: Readonly<Record<string, string>>;
  /** @default 512, as deployed */
  readonly memoryMb?: number;
  /** What an instance may take of this machine while it serves. @default whatever it wants */
  readonly resources?: Resources;
  readonly maxInstances: number;
  /** 0 keeps no instance. */
  readonly idleMs: number;
  readonly dumpEvents: boolean;
  readonly log: (line: string) => void;
}

export interface Functions {
  readonly url: string;
  /** From now on requests get instances of the bundle as it is now. */
  replaceCode(): Promise<void>;
  close(): Promise<void>;
}

/** As deployed. */
export const memoryMb = 512;
export const timeoutMs = 10_000;

/** The functions: an HTTP API before one pool of instances for each route. */
export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  const pools = new Map(
    options.routes.map((route) => [route.name, createPool(route, options)] as const),
  );
  const gateway = await startGateway({
    routes: options.routes,
    cors: options.cors,
    port: options.port,
    ...(options.host && { host: options.host }),
    invoke: ({ name }, event) => poolOf(name).invoke(event),
    ...(options.dumpEvents && {
      onEvent: (event: unknown) => options.log(`EVENT ${JSON.stringify(event)}`),
    }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, "functions", options.port);
  });

  function poolOf(name: string): FunctionPool {
    const pool = pools.get(name);
    if (!pool) throw new Error(`There is no function for the route ${name}`);
    return pool;
  }
  const all = [...pools.values()];
  return {
    url: gateway.url,
    replaceCode: async () => {
      await Promise.all(all.map((pool) => pool.replaceCode()));
    },
    close: async () => {
      await gateway.close();
      await Promise.all(all.map((pool) => pool.close()));
    },
  };
}

function createPool(route: Route, options: FunctionsOptions): FunctionPool {
  return new FunctionPool({
    name: route.name,
    codeFolder: options.codeFolder,
    handler: "index.handler",
    environment: options.environment,
    memoryMb: options.memoryMb ?? memoryMb,
    resources: options.resources,
    timeoutMs,
    maxInstances: options.maxInstances,
    idleMs: options.idleMs,
    log: options.log,
    runtimeClient: options.runtimeClient,
  });
}
