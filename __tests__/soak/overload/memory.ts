import { readFileSync } from "node:fs";

/** The most memory that a process has had so far, in MiB; NaN where there is no Linux to tell. */
export function mostMemoryMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
