import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { CorsPolicy, Route } from "../runtime/app";
import { type FunctionLayout, ONE_FOR_ALL } from "../runtime/app/layouts";
import type { HostCheck } from "../runtime/app/own-hosts";
import { defaults } from "../settings/defaults";
import { FunctionPool } from "./functions/pool";
import type { Resources } from "./functions/resource-hold";
import { startGateway } from "./gateway/server";
import { shownEvent } from "./gateway/shown-event";
import { FOREVER_MS } from "./inspector";
import { listenError } from "./listen-error";
import type { FunctionView, Observer } from "./live/observer";

export interface FunctionsOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  readonly port: number;
  readonly routes: readonly Route[];
  /** @default per-route */
  readonly layout?: FunctionLayout;
  readonly cors: CorsPolicy | undefined;
  /** What one invocation may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The functions' bundle, as it would be zipped. */
  readonly codeFolder: string;
  readonly runtimeClient: string;
  readonly environment: Readonly<Record<string, string>>;
  /** @default as deployed */
  readonly memoryMb?: number;
  /** What an instance may take of this machine while it serves. @default whatever it wants */
  readonly resources?: Resources;
  readonly maxInstances: number;
  /** 0 keeps no instance. */
  readonly idleMs: number;
  readonly dumpEvents: boolean;
  /** Whose requests are answered. @default everybody's */
  readonly answers?: HostCheck;
  /** Where a debugger finds one instance of each function; they do not time out then. @default none */
  readonly inspect?: Readonly<Record<string, number>> | undefined;
  /** @default nobody is told of their instances */
  readonly observer?: Observer;
  readonly log: (line: string) => void;
}

export interface Functions {
  readonly url: string;
  readonly views: () => readonly FunctionView[];
  /** Ends an instance as a failure would. @returns its id, or undefined where none lives */
  kill(): string | undefined;
  /** From now on requests get instances of the bundle as it is now. */
  replaceCode(): Promise<void>;
  close(): Promise<void>;
}

const functionOf = ({ name }: Route, layout: FunctionLayout | undefined) =>
  layout === "single" ? ONE_FOR_ALL : name;

/** The names of the functions that routes are served by. */
export const functionsOf = (routes: readonly Route[], layout?: FunctionLayout) => [
  ...new Set(routes.map((route) => functionOf(route, layout))),
];

/** The functions: an HTTP API before one pool of instances for each function. */
export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  const pools = new Map(
    functionsOf(options.routes, options.layout).map((name) => [name, createPool(name, options)]),
  );
  const gateway = await startGateway({
    routes: options.routes,
    cors: options.cors,
    ...(options.answers && { answers: options.answers }),
    port: options.port,
    ...(options.host && { host: options.host }),
    invoke: (route, event) => poolOf(functionOf(route, options.layout)).invoke(event),
    ...(options.inspect && { integrationTimeoutMs: FOREVER_MS }),
    ...(options.dumpEvents && {
      onEvent: (event: APIGatewayProxyEventV2) =>
        options.log(`EVENT ${JSON.stringify(shownEvent(event))}`),
    }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, "functions", options.port);
  });

  function poolOf(name: string): FunctionPool {
    const pool = pools.get(name);
    if (!pool) throw new Error(`There is no function ${name}`);
    return pool;
  }
  const all = [...pools.values()];
  return {
    url: gateway.url,
    views: () => all.flatMap((pool) => pool.views),
    kill: () => {
      // Of the function that was used last: it is the one that is looked at.
      const lastUsed = (pool: FunctionPool) => Math.max(...pool.views.map(({ since }) => since));
      const order = all.filter(({ instances }) => instances > 0);
      order.sort((a, b) => lastUsed(b) - lastUsed(a));
      for (const pool of order) {
        const killed = pool.kill();
        if (killed !== undefined) return killed;
      }
      return undefined;
    },
    replaceCode: async () => {
      await Promise.all(all.map((pool) => pool.replaceCode()));
    },
    close: async () => {
      await gateway.close();
      await Promise.all(all.map((pool) => pool.close()));
    },
  };
}

function createPool(name: string, options: FunctionsOptions): FunctionPool {
  return new FunctionPool({
    name,
    codeFolder: options.codeFolder,
    handler: "index.handler",
    environment: options.environment,
    memoryMb: options.memoryMb ?? defaults.functionMemory,
    resources: options.resources,
    timeoutMs: options.inspect ? FOREVER_MS : options.timeoutMs,
    inspectPort: options.inspect?.[name],
    maxInstances: options.maxInstances,
    idleMs: options.idleMs,
    observer: options.observer,
    log: options.log,
    runtimeClient: options.runtimeClient,
  });
}
