import type { Lag } from "../load/lag";
import { milliseconds } from "../report/format";

/** Without A/A check and steady state nothing may be claimed; other phases say it of themselves. */
export function tooLate(phase: string, lag: Lag, boundMs: number): string[] {
  if (!lag.void) return [];
  return [
    `The load generator itself was late in the ${phase} (p99 ${milliseconds(lag.p99)}, allowed are ${boundMs} ms): free this machine's CPU or lower --rate.`,
  ];
}
