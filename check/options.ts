import { parseArgs } from "node:util";
import { UserError } from "../build/user-error";
import type { Sources } from "../compare/run/workload";
import { localPorts } from "../runtime/app/local-ports";
import { readWhole, wholeFrom } from "../runtime/app/whole";

export interface Options extends Sources {
  /** Whether nothing is sent that may change something. */
  readonly reads: boolean;
  /** Where the report goes as JSON. @default nowhere */
  readonly json: string | undefined;
  /** The port of the page of an `npm start` that the report's commands are for. */
  readonly port: number;
  readonly help: boolean;
}

export const usage = `npm run check -- [options]
  --app FOLDER      the app: its folder, or the file that exports it (default the blog)
  --scenario FILE   send this scenario (JSON) beside a probe of every other route
  --har FILE        send what a browser recorded: its reads
  --writes          with --har, also what changes something
  --reads           send nothing that may change something: no POST, PUT, PATCH, DELETE
  --json FILE       write the report there too
  --port N          the commands are for an npm start with that --port (default ${localPorts().page})
  -h, --help        this text
Without a scenario the manifest's workload is sent, and a probe of every route that Express's router or the
manifest names. Exit code 3: something must change before both doors work.`;

/** The doors have the ports after it. */
const MOST_PORT = 65_532;

const definitions = {
  app: { type: "string" },
  scenario: { type: "string" },
  har: { type: "string" },
  writes: { type: "boolean", default: false },
  reads: { type: "boolean", default: false },
  json: { type: "string" },
  port: { type: "string", default: String(localPorts().page) },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Reads the command line. Throws a `UserError` that names what is wrong and what is allowed. */
export function parseOptions(args: readonly string[]): Options {
  const { app, scenario, har, writes, reads, json, help, ...rest } = parse(args);
  const port = readWhole(rest.port, 1, MOST_PORT);
  if (port === undefined) {
    throw new UserError(`--port is "${rest.port}"; it must be ${wholeFrom(1, MOST_PORT)}.`);
  }
  if (scenario !== undefined && har !== undefined) {
    throw new UserError("--scenario and --har exclude each other: both say what to send.");
  }
  if (writes && har === undefined) {
    throw new UserError("--writes belongs to --har: a scenario says itself what it sends.");
  }
  if (writes && reads) throw new UserError("--writes and --reads exclude each other.");
  return { app, scenario, har, writes, reads, json, port, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definitions, strict: true }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`);
  }
}
