import { parseArgs } from "node:util";
import { readWhole, wholeFrom } from "../../runtime/app/whole";
import { type ProfileName, profileNames } from "../phases/plan";
import { RunError } from "../run-error";

/** In which time the servers are met: simulated ones on a clock of their own, or real processes. */
export const times = ["virtual", "real"] as const;
export type Time = (typeof times)[number];

export interface Options {
  /** Parts of the names of adversaries; none: all. */
  readonly names: readonly string[];
  readonly time: Time;
  readonly profile: ProfileName;
  /** The first seed, and how many follow each other. */
  readonly seed: number;
  readonly seeds: number;
  /** How many adversaries are met at once. */
  readonly atOnce: number;
  /** Where what was said is kept, so that a table can be measured in pieces. */
  readonly keep: string | undefined;
  readonly table: boolean;
  readonly help: boolean;
}

export const usage = `npm run adversaries -- [NAME ...] [options]
  NAME              meet those adversaries whose names hold it; without one all
  --time KIND       virtual: simulated servers and the instrument's own phases and rules on a clock of
                    their own, both servers at once as if they were deployed (seconds of a processor
                    a run); real: server processes, met in turns by the command that anybody has
                    (minutes a run); default virtual
  --profile NAME    ${profileNames.join(", ")}; default standard
  --seeds N         how many runs of each; default 20
  --seed N          the first of their seeds; default 1
  --at-once N       how many are met at once; default 1
  --keep FILE       keep what was said there, added to what it holds; the table is of all of it
  --table           with --keep: only print the table
  --help            this text`;

const definitions = {
  time: { type: "string", default: "virtual" },
  profile: { type: "string", default: "standard" },
  seeds: { type: "string", default: "20" },
  seed: { type: "string", default: "1" },
  "at-once": { type: "string", default: "1" },
  keep: { type: "string" },
  table: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** @throws {RunError} what is wrong, and what is allowed */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  if (values.table && values.keep === undefined) {
    throw new RunError("--table belongs to --keep FILE: it prints what that file holds");
  }
  return {
    names: positionals,
    time: oneOf("--time", values.time, times),
    profile: oneOf("--profile", values.profile, profileNames),
    seed: whole("--seed", values.seed, 0, 1_000_000),
    seeds: whole("--seeds", values.seeds, 1, 10_000),
    atOnce: whole("--at-once", values["at-once"], 1, 64),
    keep: values.keep,
    table: values.table,
    help: values.help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definitions, allowPositionals: true });
  } catch (error) {
    throw new RunError(`${(error as Error).message}\n${usage}`);
  }
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found !== undefined) return found;
  throw new RunError(`${option} is "${text}"; it must be one of ${allowed.join(", ")}`);
}

function whole(option: string, text: string, min: number, max: number): number {
  const value = readWhole(text, min, max);
  if (value !== undefined) return value;
  throw new RunError(`${option} is "${text}"; it must be ${wholeFrom(min, max)}`);
}
