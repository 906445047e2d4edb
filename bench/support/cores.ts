import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { cpus } from "node:os";

const canPin = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** Which core is for what is measured, and which for all that measures it; any where none can be held. */
export const cores = canPin ? { measured: 1, rest: 0 } : { measured: undefined, rest: undefined };

/** Starts a program on one core, where the system can hold it there. */
export function spawnOn(
  core: number | undefined,
  command: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const pinned = core === undefined ? command : ["taskset", "-c", String(core), ...command];
  const [program = "", ...args] = pinned;
  return spawn(program, args, options);
}
