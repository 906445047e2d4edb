/**
 * THE CONTRACT between an app and all that runs, deploys, measures and shows it. An app is a folder
 * with an Express app (or any `node:http` listener) and, where it wants more than the defaults, a
 * manifest: plain data, and all of the app that anything outside the bundles reads.
 */
import * as v from "valibot";
import type { CorsPolicy } from "./app/cors";
import type { Method } from "./app/routing";
import type { Scenario, ScenarioRequest } from "./app/scenario";
import { manifestSchema } from "./app/schema";
import { formatProblems } from "./app/schema/words";
import { everyUse, type TableSchema, type Uses, unionOf } from "./app/tables";

export type { CorsPolicy, Method, Scenario, ScenarioRequest, TableSchema, Uses };

/** A row of an app's routes. */
export interface Route {
  /** Names the function, its Terraform address, and in many apps the handler. */
  readonly name: string;
  /** A GET row takes HEAD too, as a route of its own to the same function. */
  readonly method: Method;
  /**
   * As API Gateway writes it: `{id}` is one path segment, a closing `{rest+}` one or more, and
   * `$default` what no other row takes.
   */
  readonly path: string;
  /** What its handler does to which table, and all that its function's role may do. */
  readonly uses: Uses;
}

/** What an app finds in its environment, beside the names of its tables. */
export interface Environment {
  /** Plain values, here and deployed. */
  readonly values: Readonly<Record<string, string>>;
  /** Names whose values are passed on from the environment of who starts or deploys it. */
  readonly passed: readonly string[];
  /** Names of secrets: passed on here; a deploy takes the ARNs of where they are kept, and no value. */
  readonly secrets: readonly string[];
}

/** A key that clients send. Only its SHA-256 reaches the app, as `<NAME>_SHA256`. */
export interface Key {
  /** What wants the key, as the start of a sentence: `Writes`. */
  readonly protects: string;
  /** What is so without it, as a sentence without its end: `Anybody may write`. */
  readonly without: string;
}

/** Milliseconds. Each must be shorter than the next; what stands around the app waits by them. */
export interface Timeouts {
  /** One call of the app to another service. @default not stated */
  readonly call?: number | undefined;
  /** From a whole request until its answer must have begun: then it is 503. @default no limit */
  readonly request?: number | undefined;
  /** What one invocation of a function may take: whole seconds. @default 10,000 */
  readonly function: number;
  /** What a draining container gives to requests under way. @default 10,000 */
  readonly finish: number;
}

/** How an app becomes a bundle. */
export interface Bundling {
  /** Files of the app's folder that stand in for packages, by the package's name. */
  readonly alias: Readonly<Record<string, string>>;
}

/** What an app declares, with the defaults filled in. Plain data. */
export interface Manifest {
  /** What names begin with. @default that of its package or folder */
  readonly name: string;
  /** @default one for every path, `$default` */
  readonly routes: readonly Route[];
  /** Tables by their logical name. @default none */
  readonly tables: Readonly<Record<string, TableSchema>>;
  readonly environment: Environment;
  /** By the name of the variable that holds the key. @default none */
  readonly keys: Readonly<Record<string, Key>>;
  /** Applied at both doors. @default none: the app answers preflights itself, or nobody does */
  readonly cors?: CorsPolicy | undefined;
  readonly timeouts: Timeouts;
  /** Where a load balancer asks a container for its health, and the adapter answers. */
  readonly healthPath: string;
  /** What a container gets of a path: as the client sent it, or as API Gateway reads it. */
  readonly paths: "as-sent" | "alike";
  /** The load that it is compared under. @default a GET of `/` */
  readonly workload: Scenario;
  /** Sent once, in order, when the tables are new. @default nothing */
  readonly seed: readonly ScenarioRequest[];
  /** false ships the folder as it is, with its production dependencies. */
  readonly bundle: Bundling | false;
  /** Files and folders of the app's folder that go along. @default none */
  readonly files: readonly string[];
  /** A view of the page that is the app's own. @default none */
  readonly view?: string | undefined;
}

/** What an app's manifest file may say. */
export type ManifestInput = v.InferInput<typeof manifestSchema>;

/** The path of the health check where an app names none: one that no app has. */
export const defaultHealthPath = "/-/healthy";

/**
 * Checks a manifest and fills in the defaults. What `uses` allows for every route, and where nothing
 * is said of any table's use, all of it, is written into each row.
 *
 * @param input what the manifest's file holds; `{}` where there is none
 * @param name what the app is called where the manifest does not say
 * @throws an error that lists all mistakes, one a line: each with its place, value and what is allowed
 */
export function parseManifest(input: unknown, name: string): Manifest {
  const result = v.safeParse(manifestSchema, input);
  if (!result.success) throw new Error(formatProblems(result.issues));
  const found = result.output;
  const tables = found.tables ?? {};
  const rows = found.routes ?? [{ name: "all", method: "ANY" as const, path: "$default" }];
  const said = found.uses !== undefined || rows.some(({ uses }) => uses !== undefined);
  const everywhere = said ? found.uses : everyUse(tables);
  return {
    name: found.name ?? name,
    routes: rows.map((row) => ({ ...row, uses: unionOf([row.uses, everywhere]) })),
    tables,
    environment: {
      values: found.environment?.values ?? {},
      passed: found.environment?.passed ?? [],
      secrets: found.environment?.secrets ?? [],
    },
    keys: found.keys ?? {},
    cors: found.cors,
    timeouts: {
      ...found.timeouts,
      function: found.timeouts?.function ?? 10_000,
      finish: found.timeouts?.finish ?? 10_000,
    },
    healthPath: found.healthPath ?? defaultHealthPath,
    paths: found.paths ?? "as-sent",
    workload: found.workload ?? { requests: [{ name: "root", path: "/" }] },
    seed: found.seed ?? [],
    bundle: found.bundle === false ? false : { alias: found.bundle?.alias ?? {} },
    files: found.files ?? [],
    view: found.view,
  };
}
