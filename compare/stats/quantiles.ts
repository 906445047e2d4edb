import type { Buckets } from "./histogram";
import { countOf } from "./histogram";

/** A value with its 95 % interval, in the samples' unit. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** So many standard errors a 95 % interval reaches to either side: a normal variate's 97.5 % quantile. */
export const z = 1.959964;

/** A quantile in milliseconds, Infinity where that many failed; without an interval of too few samples. */
export type Quantile = { readonly q: number; readonly value: number } & (
  | ({ readonly kind: "estimate" } & Estimate)
  | { readonly kind: "too few samples"; readonly has: number }
);

/** The value of that rank (1 is the smallest) in milliseconds. */
export function atRank(histogram: Buckets, rank: number): number {
  let seen = 0;
  for (const [microseconds, count] of histogram) {
    seen += count;
    if (seen >= rank) return microseconds / 1000;
  }
  return Number.NaN;
}

export const maximum = (histogram: Buckets): number => atRank(histogram, countOf(histogram));

/** Mean in milliseconds; not a number without samples. */
export const meanOf = (histogram: Buckets): number =>
  histogram.reduce((sum, [microseconds, count]) => sum + microseconds * count, 0) /
  (1000 * countOf(histogram));
