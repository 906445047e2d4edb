import { histogramOf } from "../stats/histogram";
import { atRank, maximum } from "../stats/quantiles";
import { rankOf } from "../stats/ranks";
import type { Sample } from "./sample";

/** How late the generator itself was: milliseconds from the intended to the real start. */
export interface Lag {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Whether it was too late for its latencies to be believed. */
  readonly void: boolean;
}

/** A p99 above this voids what was measured: latencies of some tens of milliseconds would be its own. */
export const lagBoundMs = 20;

/** @param boundMs the p99 from which on it is void */
export function lagOf(samples: readonly Pick<Sample, "lagMs">[], boundMs = lagBoundMs): Lag {
  if (samples.length === 0) return { count: 0, p50: 0, p99: 0, max: 0, void: false };
  const histogram = histogramOf(samples.map((sample) => Math.max(0, sample.lagMs)));
  const p99 = atRank(histogram, rankOf(samples.length, 0.99));
  return {
    count: samples.length,
    p50: atRank(histogram, rankOf(samples.length, 0.5)),
    p99,
    max: maximum(histogram),
    void: p99 > boundMs,
  };
}
