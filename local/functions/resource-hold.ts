import { readFileSync } from "node:fs";
import { CpuBudget } from "./cpu-share";

/** What an instance may take of the machine. */
export interface Resources {
  /** Of one vCPU: over 0, up to 1. */
  readonly cpuShare: number;
  /** Over this it is killed, as Lambda does it. */
  readonly memoryMb: number;
}

/** What can be done to the process that is held. */
export interface Held {
  readonly pid: number;
  /** Stops and continues it, without any other effect. */
  readonly signal: (name: "SIGSTOP" | "SIGCONT" | "SIGKILL") => void;
}

/** How often it is looked at: shorter than the kernel's own turn of 20 ms under a CPU limit. */
const LOOK_MS = 5;
/** Memory grows more slowly, and costs more to look at. */
const LOOKS_PER_MEMORY_LOOK = 10;

/**
 * Holds a process to its share of the CPU by stopping and continuing it in short turns, and to its
 * memory by ending it. Does nothing where there is no Linux `/proc` to tell what a process uses.
 */
export class ResourceHold {
  private readonly budget: CpuBudget;
  private timer: NodeJS.Timeout | undefined;
  private looks = 0;
  private stopped = false;
  private last: { readonly at: number; readonly usedMs: number } | undefined;

  constructor(
    private readonly held: Held,
    private readonly resources: Resources,
  ) {
    this.budget = new CpuBudget(resources.cpuShare);
  }

  /** From now on it runs in turns. What it used before is given: Lambda starts it at full speed. */
  start(): void {
    this.timer ??= setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  /** From now on it is left alone; whoever calls decides whether it then runs. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.stopped = false;
  }

  private look(): void {
    try {
      if (this.looks++ % LOOKS_PER_MEMORY_LOOK === 0) this.holdMemory();
      this.holdCpu();
    } catch {
      // It is gone, or there is no /proc.
      this.stop();
    }
  }

  private holdCpu(): void {
    const now = { at: performance.now(), usedMs: readCpuMs(this.held.pid) };
    const last = this.last ?? now;
    this.last = now;
    const mayRun = this.budget.mayRun(now.at - last.at, now.usedMs - last.usedMs);
    if (mayRun !== this.stopped) return;
    this.stopped = !mayRun;
    this.held.signal(mayRun ? "SIGCONT" : "SIGSTOP");
  }

  private holdMemory(): void {
    if (readMemoryMb(this.held.pid) > this.resources.memoryMb) this.held.signal("SIGKILL");
  }
}

/** The main thread's time on a CPU: the one that runs JavaScript. What helps V8 is not in it. */
function readCpuMs(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1e6;
}

function readMemoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}
