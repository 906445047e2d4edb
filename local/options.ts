import { parseArgs } from "node:util";
import { UserError } from "../build/user-error";
import { functionLayouts } from "../runtime/app/layouts";
import { localPorts } from "../runtime/app/local-ports";
import { readWhole, wholeFrom } from "../runtime/app/whole";
import { refusedFrom } from "./refused-ports";

export interface Options {
  /** An app's folder or file. @default the one that comes along */
  readonly app: string | undefined;
  readonly functions: (typeof functionLayouts)[number];
  /** The page's port; functions, containers and database take the three after it. */
  readonly port: number;
  /** Where the database is kept. */
  readonly data: string;
  readonly reset: boolean;
  readonly watch: boolean;
  readonly dumpEvents: boolean;
  /** Whether debuggers may look in. */
  readonly inspect: boolean;
  /** How many containers; one listens itself, several stand behind a balancer. */
  readonly tasks: { readonly min: number; readonly max: number };
  /** For each function. */
  readonly maxInstances: number;
  /** How long an instance is kept without a request; 0 keeps none. */
  readonly idleSeconds: number;
  /** How requests are shown. @default pretty on a terminal, json elsewhere */
  readonly log: (typeof logForms)[number];
  /** Names besides this machine's own, by which its ports may be called. */
  readonly allowedHosts: readonly string[];
  readonly help: boolean;
}

const logForms = ["pretty", "json"] as const;

export const usage = `npm start -- [options]
  --app FOLDER       the app: its folder, or the file that exports it (default the blog)
  --port N           page on N, functions on N+1, containers on N+2, database on N+3 (default ${localPorts().page})
  --data FOLDER      where the database is kept (default .local)
  --reset            empty the database first
  --watch            rebuild and restart what changes
  --inspect          let a debugger in: containers at 9229, one instance of each function from 9230
  --dump-events      print each event that a function gets, as JSON
  --tasks N          N containers behind a small load balancer (default 1, which listens itself);
                     N-M: as many of them as the requests want
  --max-instances N  at most N instances of each function (default 10)
  --idle-seconds N   end an instance after N seconds without a request (default 300)
  --functions KIND   per-route: one function for each route; single: one for all (default per-route)
  --cold             keep no instance: every request starts cold
  --log FORM         pretty: a row for each request; json: the backends' own lines
                     (default pretty on a terminal, json elsewhere)
  --allow-host NAME  answer pages and calls of that name too; may be said several times
  -h, --help         this text`;

/** What is taken where nothing is said. */
export const usual = { data: ".local" } as const;

const definitions = {
  app: { type: "string" },
  functions: { type: "string", default: "per-route" },
  port: { type: "string", default: String(localPorts().page) },
  data: { type: "string", default: usual.data },
  reset: { type: "boolean", default: false },
  watch: { type: "boolean", default: false },
  inspect: { type: "boolean", default: false },
  "dump-events": { type: "boolean", default: false },
  tasks: { type: "string", default: "1" },
  "max-instances": { type: "string", default: "10" },
  "idle-seconds": { type: "string", default: "300" },
  cold: { type: "boolean", default: false },
  log: { type: "string" },
  "allow-host": { type: "string", multiple: true, default: [] as string[] },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Reads the command line. Throws a `UserError` that names what is wrong and what is allowed. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  return {
    app: values.app,
    functions: choice("--functions", values.functions, functionLayouts),
    port: browsersPort(whole("--port", values.port, 1, 65_532)),
    data: values.data,
    reset: values.reset,
    watch: values.watch,
    inspect: values.inspect,
    dumpEvents: values["dump-events"],
    tasks: taskRange(values.tasks),
    maxInstances: whole("--max-instances", values["max-instances"], 1, 1_000),
    idleSeconds: values.cold ? 0 : whole("--idle-seconds", values["idle-seconds"], 1, 86_400),
    log: choice("--log", values.log ?? (process.stdout.isTTY ? "pretty" : "json"), logForms),
    allowedHosts: values["allow-host"].map((name) => name.toLowerCase()),
    help: values.help,
  };
}

/** The page, and the two backends that it calls; the database answers no browser. */
function browsersPort(port: number): number {
  const refused = refusedFrom(port, 3);
  if (refused === undefined) return port;
  throw new UserError(
    `--port is ${port}; browsers refuse to call port ${refused}. Choose another, such as ${refused + 1_000}.`,
  );
}

const MOST_TASKS = 20;

/** `3`, or `1-4`. */
function taskRange(value: string) {
  const [, least = "", most = least] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
  const min = readWhole(least, 1, MOST_TASKS);
  const max = readWhole(most, min ?? 1, MOST_TASKS);
  if (min !== undefined && max !== undefined) return { min, max };
  throw new UserError(
    `--tasks is "${value}"; it must be ${wholeFrom(1, MOST_TASKS)}, or two of them as in 1-4, the fewest and the most.`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definitions, strict: true });
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`);
  }
}

function choice<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found) return found;
  throw new UserError(`${name} is "${value}"; it must be one of ${allowed.join(", ")}.`);
}

function whole(name: string, value: string, min: number, max: number): number {
  const number = readWhole(value, min, max);
  if (number !== undefined) return number;
  throw new UserError(`${name} is "${value}"; it must be ${wholeFrom(min, max)}.`);
}
