import { megabytesPerVcpu } from "../../settings/defaults";

/**
 * How many vCPUs a function gets for its memory. Above one vCPU a single-threaded program gains
 * nothing.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export function cpuShareOf(memoryMb: number): number {
  return Math.min(1, memoryMb / megabytesPerVcpu);
}

/** What may be saved up while nothing runs: the share of one turn as long as the kernel's own. */
const SAVED_MS = 20;

/**
 * The account of a process that may use a share of one CPU: time earns, work spends. It can go into
 * debt, because a process is looked at only now and then; so the share holds on average, however
 * late a look comes.
 */
export class CpuBudget {
  private balanceMs: number;
  private readonly mostMs: number;

  /** @param share of one CPU: over 0, up to 1 */
  constructor(private readonly share: number) {
    this.mostMs = share * SAVED_MS;
    this.balanceMs = this.mostMs;
  }

  /** Whether it may run on, after so much time in which it had so much of the CPU. */
  mayRun(elapsedMs: number, usedMs: number): boolean {
    const balance = this.balanceMs + this.share * elapsedMs - usedMs;
    this.balanceMs = Math.min(balance, this.mostMs);
    return this.balanceMs > 0;
  }
}
