import type { Buckets } from "./histogram";
import { countOf } from "./histogram";
import { intervalRanks, rankOf } from "./ranks";

/** A value with its 95 % interval, in the samples' unit. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A quantile in milliseconds, or how many samples it would take. */
export type Quantile =
  | ({ readonly kind: "estimate"; readonly q: number } & Estimate)
  | { readonly kind: "too few samples"; readonly q: number; readonly has: number };

/** The value of that rank (1 is the smallest) in milliseconds. */
export function atRank(histogram: Buckets, rank: number): number {
  let seen = 0;
  for (const [microseconds, count] of histogram) {
    seen += count;
    if (seen >= rank) return microseconds / 1000;
  }
  return Number.NaN;
}

/**
 * The quantile `q` (0 to 1) with the interval that order statistics give: nothing is assumed about
 * the distribution. Only where the samples are enough for a two-sided 95 % interval.
 */
export function quantileOf(histogram: Buckets, q: number): Quantile {
  const count = countOf(histogram);
  const ranks = intervalRanks(count, q, 0.95);
  if (ranks === undefined) return { kind: "too few samples", q, has: count };
  return {
    kind: "estimate",
    q,
    value: atRank(histogram, rankOf(count, q)),
    low: atRank(histogram, ranks.low),
    high: atRank(histogram, ranks.high),
  };
}

export const maximum = (histogram: Buckets): number => atRank(histogram, countOf(histogram));

/** Mean in milliseconds; not a number without samples. */
export const meanOf = (histogram: Buckets): number =>
  histogram.reduce((sum, [microseconds, count]) => sum + microseconds * count, 0) /
  (1000 * countOf(histogram));
