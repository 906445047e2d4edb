import type { Estimate } from "./quantiles";
import type { Drawn } from "./resample";
import { normalCdf, normalQuantile, studentCdf, studentQuantile } from "./student";

/** What stands behind a value that was drawn again: blocks, or placements where there are several. */
export interface Units {
  readonly units: number;
  readonly placements: number;
}

/** Draws spread less than what they stand for, by the unit that a mean uses up. */
const widening = (units: number): number => Math.sqrt(units / (units - 1));

/**
 * An interval that holds the true value with that confidence. Over blocks it is the percentile interval
 * with its tails widened as Student's t says for so few units (Hesterberg, "What Teachers Should Know
 * About the Bootstrap", 2015, section 3.4: the plain one covers 93 % where 95 is meant). A handful of
 * placements has no percentiles: there it is the standard error of the draws, times t.
 */
export function intervalOf({ value, draws }: Drawn, units: Units, confidence: number): Estimate {
  const t = studentQuantile((1 + confidence) / 2, units.units - 1);
  if (hasError(value, units)) {
    const reach = t * standardError({ value, draws }, units);
    return { value, low: value - reach, high: value + reach };
  }
  const rank = Math.max(
    1,
    Math.floor((1 - normalCdf(t * widening(units.units))) * (draws.length + 1)),
  );
  return {
    value,
    low: draws[rank - 1] ?? Number.NaN,
    high: draws[draws.length - rank] ?? Number.NaN,
  };
}

/** How likely a difference as large as this is without a true one: 0 is on the interval's edge. */
export function probabilityOf({ value, draws }: Drawn, units: Units): number {
  const df = units.units - 1;
  if (hasError(value, units)) {
    const error = standardError({ value, draws }, units);
    return value === 0 ? 1 : 2 * (1 - studentCdf(Math.abs(value) / error, df));
  }
  const atMost = draws.filter((draw) => draw <= 0).length;
  const atLeast = draws.filter((draw) => draw >= 0).length;
  const tail = (Math.min(atMost, atLeast) + 1) / (draws.length + 1);
  if (tail >= 0.5) return 1;
  return 2 * (1 - studentCdf(-normalQuantile(tail) / widening(units.units), df));
}

/**
 * The smallest difference that four of five such runs would have found at that confidence: smaller ones
 * are neither seen nor ruled out.
 */
export function floorOf(drawn: Drawn, units: Units, confidence: number): number {
  const df = units.units - 1;
  const reach = studentQuantile((1 + confidence) / 2, df) + studentQuantile(0.8, df);
  return reach * standardError(drawn, units);
}

/** What was never answered is beyond all numbers: the draws say how surely, and no error of them does. */
const hasError = (value: number, { placements }: Units): boolean =>
  placements > 1 && Number.isFinite(value);

/**
 * Half of what holds the middle 68.3 % of the draws, or what the middle 95 % say where that is more: a
 * few wild draws move neither, and of two humps the first may see only one. Without end where the middle
 * was never answered.
 */
function standardError({ draws }: Drawn, { units }: Units): number {
  const at = (share: number): number => draws[Math.round(share * (draws.length - 1))] ?? Number.NaN;
  const [inner, outer] = [at(0.8413) - at(0.1587), (at(0.975) - at(0.025)) / 1.96];
  const error = (widening(units) * Math.max(inner, outer)) / 2;
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
