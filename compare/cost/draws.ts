import { z } from "../stats/quantiles";
import { normal, type Random, seeded } from "../stats/random";
import { type CostCase, type Measured, rangeOf, sourceOf, uncertain } from "./case";
import type { CostInputs } from "./inputs";
import type { Range } from "./lever";
import { leverOf } from "./levers";

/** So many that a quantile at 2.5 % rests on ten of them. */
export const usualDraws = 400;

/**
 * Inputs as they may be, drawn: what was measured by its interval (a normal curve on either side of
 * the value), what is assumed anywhere in its range, evenly on a log axis.
 */
export function drawnInputs(cost: CostCase, count: number, seed = 1): readonly CostInputs[] {
  const random = seeded(seed);
  const names = uncertain(cost);
  return Array.from({ length: count }, () =>
    names.reduce((inputs, name) => {
      const lever = leverOf(name);
      const range = rangeOf(cost, name);
      if (range === undefined) return inputs;
      const draw = sourceOf(cost, name) === "measured" ? measured : assumed;
      const { low, high } = lever.allowed;
      return lever.set(inputs, Math.min(high, Math.max(low, draw(random, range))));
    }, cost.inputs),
  );
}

function measured(random: Random, { value, low, high }: Measured): number {
  const drawn = normal(random);
  return value + (drawn * (drawn < 0 ? value - low : high - value)) / z;
}

const assumed = (random: Random, { low, high }: Range): number =>
  low > 0 ? low * (high / low) ** random() : low + (high - low) * random();

/** The middle 95 % of drawn values; infinite ones count as such. */
export function middle(values: readonly number[]): Range {
  const ascending = [...values].sort((a, b) => a - b);
  const at = (q: number): number =>
    ascending[Math.min(ascending.length - 1, Math.floor(q * ascending.length))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
