import type { Backend } from "../../../../compare/load/sample";
import type { Buckets } from "../../../../compare/stats/histogram";
import { countOf } from "../../../../compare/stats/histogram";

export type Distributions = Readonly<Record<Backend, readonly Step[]>>;

/** A step of a cumulative distribution: `share` of all took `ms` or less. */
export interface Step {
  readonly ms: number;
  readonly share: number;
}

/** The cumulative distribution of a histogram, ascending. */
export function distributionOf(histogram: Buckets): readonly Step[] {
  const count = countOf(histogram);
  let seen = 0;
  return histogram.map(([microseconds, more]) => {
    seen += more;
    return { ms: microseconds / 1000, share: seen / count };
  });
}
