import type { Estimate } from "./quantiles";

/**
 * A share with its 95 % interval (Wilson's score interval, which holds also near 0 and 1, where cold
 * rates are).
 */
export function proportion(successes: number, of: number): Estimate {
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const z = 1.959964;
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
