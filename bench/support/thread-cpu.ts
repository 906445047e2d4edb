import { readdirSync, readFileSync } from "node:fs";

/**
 * Milliseconds of CPU that the threads of a process have taken which are alive: to the nanosecond,
 * where `cpuUsOf` counts ticks. Linux only: undefined elsewhere.
 * https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
 */
export function threadCpuMsOf(pid: number): number | undefined {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder)
      .map((thread) => readFileSync(`${folder}/${thread}/schedstat`, "utf8"))
      .reduce((sum, stat) => sum + Number(stat.split(" ")[0]) / 1e6, 0);
  } catch {
    return undefined;
  }
}
