import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { arch, cpus, hostname } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { megabytesPerVcpu } from "../../settings/defaults";
import type { Limits } from "../record/limits";
import type { ParityRow } from "../record/schema";
import { attribute, type Stack } from "../record/stack";
import { milliseconds, number } from "../report/format";
import { isEmulated, regionOf } from "../target";
import { doors } from "./doors";
import { imageIn } from "./image";
import { kibibytes } from "./kibibytes";
import { wayRow } from "./way";

interface Facts {
  readonly targets: { readonly functions: string; readonly containers: string };
  readonly stack: Stack | undefined;
  readonly project: string;
  /** The folder of the app's builds. */
  readonly builds: string;
  /** Whether they are functions and containers, and not what somebody else said. */
  readonly usual: boolean;
  /** Milliseconds. */
  readonly roundTrips: { readonly functions: number; readonly containers: number };
  /** Of an emulated run: what is known of its memory and CPU. */
  readonly limits: string;
  /** Of a deployed one: what it lets through. */
  readonly lets: Limits;
}

const unknown = "not known: no synthesized stack was found";

/** What was equal and what was not: whoever reads a difference must be able to see its causes. */
export async function paritySheet({
  targets,
  stack,
  project,
  builds,
  usual,
  limits,
  lets,
  roundTrips,
}: Facts): Promise<ParityRow[]> {
  const { functions, containers } = targets;
  const machine = isEmulated(functions)
    ? thisMachine(limits)
    : fromStack(stack, await imageIn(project, stack));
  return [
    { what: "Address", functions, containers },
    wayRow(targets),
    ...machine,
    row("Connections", "opened ahead of the load and kept alive, no pipelining"),
    { what: "TLS", functions: tlsOf(functions), containers: tlsOf(containers) },
    { what: "Region", functions: placeOf(functions), containers: placeOf(containers) },
    {
      what: "Code",
      functions: await sizeOf(join(builds, "functions")),
      containers: await sizeOf(join(builds, "containers")),
    },
    {
      what: "One round trip, TCP",
      functions: milliseconds(roundTrips.functions),
      containers: milliseconds(roundTrips.containers),
    },
    ...limitRows(isEmulated(functions) ? {} : lets),
    ...(usual ? doors : []),
    row("Commit of this checkout", await commitOf(project)),
    row(
      "Load generator",
      `${hostname()}: Node ${process.versions.node}, ${cpus().length} cores, ${arch()}`,
    ),
  ];
}

const row = (what: string, both: string): ParityRow => ({
  what,
  functions: both,
  containers: both,
});

const tlsOf = (url: string): string => (url.startsWith("https:") ? "yes" : "no");
const placeOf = (url: string): string =>
  isEmulated(url) ? "this machine" : (regionOf(url) ?? "not in the address");

function thisMachine(limits: string): ParityRow[] {
  return [
    row("Memory", limits),
    row("vCPU", `${cpus().length} of this machine, shared with the load generator`),
    row("Architecture", arch()),
    row("Node", process.versions.node),
  ];
}

function fromStack(stack: Stack | undefined, image: string): ParityRow[] {
  const of = (type: string, name: string): string => attribute(stack, type, name) ?? unknown;
  const memory = attribute(stack, "aws_lambda_function", "memory_size");
  return [
    {
      what: "Memory, MiB",
      functions: memory ?? unknown,
      containers: of("aws_ecs_task_definition", "memory"),
    },
    {
      what: "vCPU",
      functions: memory === undefined ? unknown : number(Number(memory) / megabytesPerVcpu),
      containers: of("aws_ecs_task_definition", "cpu"),
    },
    {
      what: "Architecture",
      functions: attribute(stack, "aws_lambda_function", "architectures") ?? "x86_64",
      containers: of("aws_ecs_task_definition", "runtime_platform"),
    },
    {
      what: "Node",
      functions: of("aws_lambda_function", "runtime"),
      containers: image,
    },
  ];
}

/** What the deployment lets through; nothing where no stack says it. */
function limitRows(lets: Limits): ParityRow[] {
  const { throttleRate, throttleBurst, leastTasks, mostTasks, tableReads, tableWrites } = lets;
  if (throttleRate === undefined) return [];
  const account = lets.accountConcurrency ?? "what the account allows";
  const units = (most: number | undefined): string => (most === undefined ? "no limit" : `${most}`);
  return [
    {
      what: "Throttle",
      functions: `${throttleRate} requests a second, burst ${throttleBurst}`,
      containers: "none",
    },
    {
      what: "Instances, least and most",
      functions: `0, ${account}`,
      containers: `${leastTasks ?? unknown}, ${mostTasks ?? unknown}`,
    },
    row(
      "The table's most units a second",
      `read ${units(tableReads)}, write ${units(tableWrites)}`,
    ),
  ];
}

async function sizeOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  if (sizes.length === 0) return "not built here";
  return `${kibibytes(sizes.reduce((sum, size) => sum + size, 0))}, not compressed`;
}

async function commitOf(project: string): Promise<string> {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)("git", args, { cwd: project })).stdout.trim();
  try {
    const changed = (await git("status", "--porcelain")) === "" ? "" : ", with changes";
    return `${await git("rev-parse", "--short", "HEAD")}${changed}`;
  } catch {
    return "not a Git checkout";
  }
}
