import { intervalOf } from "./interval";
import { poolOf, type Side, weightedQuantiles } from "./pool";
import { designEffect } from "./proportion";
import type { Estimate, Quantile } from "./quantiles";
import { seeded } from "./random";
import { intervalRanks } from "./ranks";
import { drawing, unitsOf } from "./resample";

const resamples = 1000;

/** What one target did within one block. */
export interface SideBlock extends Side {
  readonly placement: number;
}

/**
 * Quantiles (ascending) of all requests, failed ones at infinity, each with a 95 % interval from whole
 * blocks: slow requests come in clusters, and order statistics, which take them as independent, then
 * covered 38 to 68 % where 95 was meant. It is never narrower than what ranks say of as many samples as are
 * independent: in the far tail draws of a few blocks reached too low (87 to 93 % at 40 blocks of ten or twenty).
 * Without an interval where even independent samples would be too few for one.
 */
export function blockQuantiles(
  sides: readonly SideBlock[],
  wanted: readonly number[],
  seed: number,
): Quantile[] {
  const pool = poolOf(sides);
  const count = pool.sizes.reduce((sum, size) => sum + size, 0);
  const observed = new Float64Array(wanted.length);
  weightedQuantiles(pool, new Int32Array(sides.length).fill(1), wanted, observed);
  const draw = drawing(sides, seeded(seed));
  const drawn = wanted.map(() => new Float64Array(resamples));
  const values = new Float64Array(wanted.length);
  for (let round = 0; round < resamples; round += 1) {
    weightedQuantiles(pool, draw(), wanted, values);
    drawn.forEach((mine, index) => {
      mine[round] = values[index] ?? Number.NaN;
    });
  }
  const units = unitsOf(sides);
  return wanted.map((q, index): Quantile => {
    const value = observed[index] ?? Number.NaN;
    if (units.units < 2 || intervalRanks(count, q, 0.95) === undefined) {
      return { kind: "too few samples", q, value, has: count };
    }
    const draws = (drawn[index] ?? new Float64Array()).sort();
    const { low, high } = intervalOf({ value, draws }, units, 0.95);
    const ranks = ranked(sides, pool.values, q, value);
    return {
      kind: "estimate",
      q,
      value,
      low: Math.min(low, ranks.low),
      high: Math.max(high, ranks.high),
    };
  });
}

/**
 * Between which samples the quantile lies by their ranks (Woodruff 1952), of so many as would say as much if
 * they were independent; up to the slowest where those are too few.
 */
function ranked(
  sides: readonly SideBlock[],
  ascending: Float64Array,
  q: number,
  value: number,
): Pick<Estimate, "low" | "high"> {
  const beyond = sides.map(({ answered, failed }) => ({
    successes: failed + answered.filter((time) => time > value).length,
    of: answered.length + failed,
  }));
  const count = beyond.reduce((sum, { of }) => sum + of, 0);
  const alone = count / designEffect(beyond);
  const at = (rank: number) => ascending[rank - 1] ?? Number.POSITIVE_INFINITY;
  const ranks = intervalRanks(Math.floor(alone), q, 0.95);
  if (ranks === undefined) return { low: Number.POSITIVE_INFINITY, high: at(count) };
  const whole = count / Math.floor(alone);
  return {
    low: at(Math.max(1, Math.floor(ranks.low * whole))),
    high: at(Math.min(count, Math.ceil(ranks.high * whole))),
  };
}
