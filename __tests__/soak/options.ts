import { parseArgs } from "node:util";
import { UserError } from "../../build/user-error";
import { readWhole, wholeFrom } from "../../runtime/app/whole";

export const parts = ["faults", "history", "overload", "fuzz"] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly parts: readonly Part[];
  /** An app's folder; its faults alone. @default the blog */
  readonly app: string | undefined;
  readonly seed: number;
  /** Of the fuzz. */
  readonly requests: number;
  /** Of each of the history's clients. */
  readonly each: number;
  readonly help: boolean;
}

export const usage = `npm run soak -- [PART ...] [options]
  PART          ${parts.join(", ")}; all of them by default
  --seed N      of what is random; default drawn and printed
  --requests N  random requests of the fuzz (default 20000)
  --each N      requests of each of the history's 32 clients (default 150)
  --app FOLDER  examples/orders: the faults alone, at another app
  -h, --help    this text`;

const definitions = {
  seed: { type: "string" },
  requests: { type: "string", default: "20000" },
  each: { type: "string", default: "150" },
  app: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Reads the command line. Throws a `UserError` that names what is wrong and what is allowed. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const named = positionals.map((name) => {
    const part = parts.find((one) => one === name);
    if (part) return part;
    throw new UserError(`"${name}" is no part; there are ${parts.join(", ")}.\n${usage}`);
  });
  const { app } = values;
  if (app !== undefined && named.some((part) => part !== "faults")) {
    throw new UserError("--app goes with the faults alone: the other parts know what they ask.");
  }
  const byDefault = app === undefined ? parts : (["faults"] as const);
  return {
    parts: named.length > 0 ? named : byDefault,
    app,
    seed: whole("--seed", values.seed ?? String(Date.now() % 1_000_000), 0, 2 ** 31 - 1),
    requests: whole("--requests", values.requests, 1, 10_000_000),
    each: whole("--each", values.each, 1, 1_000_000),
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: definitions,
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`);
  }
}

function whole(name: string, value: string, min: number, max: number): number {
  const number = readWhole(value, min, max);
  if (number !== undefined) return number;
  throw new UserError(`${name} is "${value}"; it must be ${wholeFrom(min, max)}.`);
}
