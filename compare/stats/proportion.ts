import { effectOf } from "./effect";
import { type Estimate, z } from "./quantiles";

/**
 * A share with its 95 % interval (Wilson's score interval, which holds also near 0 and 1, where cold
 * rates are).
 */
export function proportion(successes: number, of: number): Estimate {
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const share = successes / of;
  const centre = share + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return {
    value: share,
    // Exact at the ends, where a rounding would leave a speck beside 0 or 1.
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: successes === of ? 1 : (centre + spread) / scale,
  };
}

/** How many of how many a unit (a block) had. */
export interface Counted {
  readonly successes: number;
  readonly of: number;
}

/**
 * How much wider the spread of units is than independent draws would have it: cold starts come several at
 * once, and then so many times fewer of them say as much. 1 at least, and where nothing can be said.
 */
export function designEffect(units: readonly Counted[]): number {
  const of = units.reduce((sum, each) => sum + each.of, 0);
  const share = units.reduce((sum, each) => sum + each.successes, 0) / of;
  const totals = units.map((each) => ({ total: each.successes, of: each.of }));
  return effectOf(totals, share * (1 - share));
}

/** A share of what comes in clusters: the interval of as many independent ones as say as much. */
export const clustered = (successes: number, of: number, effect: number): Estimate =>
  proportion(successes / effect, of / effect);
