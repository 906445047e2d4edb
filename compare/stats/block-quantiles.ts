import { intervalOf } from "./interval";
import { poolOf, type Side, weightedQuantiles } from "./pool";
import type { Quantile } from "./quantiles";
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
 * covered 38 to 68 % where 95 was meant. Without an interval where even independent samples would be too
 * few for one.
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
    return { kind: "estimate", q, ...intervalOf({ value, draws }, units, 0.95) };
  });
}
