import { readFileSync } from "node:fs";
import { threadCpuMsOf } from "./thread-cpu";

/** The kernel's tick in microseconds: `sysconf(_SC_CLK_TCK)` is 100 wherever Node runs on Linux. */
const TICK_US = 10_000;

/**
 * Microseconds of CPU that a process and its children have taken, of all threads, also of those that
 * have ended. Linux only: undefined elsewhere. proc(5), /proc/PID/stat.
 */
export function cpuUsOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in brackets, may hold spaces.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields) return undefined;
  const ticks = (Number(fields[11]) + Number(fields[12])) * TICK_US;
  // To the nanosecond where no thread has ended, as in Node's servers.
  const own = Math.max(ticks, (threadCpuMsOf(pid) ?? 0) * 1_000);
  const children = read(`/proc/${pid}/task/${pid}/children`)?.trim().split(" ") ?? [];
  return children
    .filter((child) => child !== "")
    .reduce((sum, child) => sum + (cpuUsOf(Number(child)) ?? 0), own);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
