import type { Estimate } from "./quantiles";
import { integer, type Random } from "./random";
import { rankOf } from "./ranks";

export interface BootstrapSettings {
  readonly random: Random;
  /** Share of intervals that shall hold the true value. */
  readonly confidence: number;
  readonly resamples: number;
}

/** The middle `confidence` of the drawn values. */
function percentileInterval(drawn: number[], confidence: number): { low: number; high: number } {
  const ascending = drawn.filter(Number.isFinite).sort((first, second) => first - second);
  const at = (q: number): number => ascending[rankOf(ascending.length, q) - 1] ?? Number.NaN;
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) };
}

/** The mean with its interval, from a bootstrap over the values themselves. */
export function meanEstimate(
  values: readonly number[],
  { random, confidence, resamples }: BootstrapSettings,
): Estimate {
  const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
  const drawn = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) {
      sum += values[integer(random, values.length)] ?? 0;
    }
    return sum / values.length;
  });
  return { value: mean(values), ...percentileInterval(drawn, confidence) };
}
