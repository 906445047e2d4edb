import { type Pool, poolOf, type Side, weighted, weightedQuantiles } from "./pool";
import { integer, type Random } from "./random";

/** What two targets did with the same arrivals, at the same time or next to each other. */
export interface Block {
  /** Which of several placements (new tasks, fresh instances) it met. */
  readonly placement: number;
  readonly a: Side;
  readonly b: Side;
}

/** What is compared: quantiles of all requests in milliseconds, and the share that failed. */
export const measures = ["p50", "p95", "p99", "errors"] as const;
export type Measure = (typeof measures)[number];
export const quantileAt: Readonly<Record<Exclude<Measure, "errors">, number>> = {
  p50: 0.5,
  p95: 0.95,
  p99: 0.99,
};
const quantiles = Object.values(quantileAt);

/** A value, and what it came out as when the units were drawn again; ascending. */
export interface Drawn {
  readonly value: number;
  readonly draws: Float64Array;
}

/** One measure on both sides. */
export interface Effect {
  readonly measure: Measure;
  /** Infinity where so many failed that the quantile was never answered. */
  readonly a: number;
  readonly b: number;
  /** a - b: milliseconds, or a share. */
  readonly difference: Drawn;
  /** a / b - 1. */
  readonly relative: Drawn;
}

/** How many units stand behind it: placements where there are several, else blocks. */
export function unitsOf(blocks: readonly Pick<Block, "placement">[]): {
  placements: number;
  units: number;
} {
  const placements = new Set(blocks.map(({ placement }) => placement)).size;
  return { placements, units: placements > 1 ? placements : blocks.length };
}

/**
 * Each measure with what it comes out as when whole blocks are drawn again, with all that they hold on
 * both sides: drift of machine and network, which a block's sides share, falls out, clusters of slow
 * requests stay together, and no distribution is assumed. Of several placements those are drawn first,
 * then the blocks of each.
 */
export function effectsOf(
  blocks: readonly Block[],
  { random, resamples }: { readonly random: Random; readonly resamples: number },
): Effect[] {
  const [a, b] = [poolOf(blocks.map((each) => each.a)), poolOf(blocks.map((each) => each.b))];
  const once = new Int32Array(blocks.length).fill(1);
  const [x, y] = [valuesOf(a, once), valuesOf(b, once)];
  const drawn = measures.map(() => ({
    difference: new Float64Array(resamples),
    relative: new Float64Array(resamples),
  }));
  const draw = drawing(blocks, random);
  const [drawnX, drawnY] = [Float64Array.from(x), Float64Array.from(y)];
  for (let round = 0; round < resamples; round += 1) {
    const weights = draw();
    valuesOf(a, weights, drawnX);
    valuesOf(b, weights, drawnY);
    drawn.forEach(({ difference, relative }, index) => {
      difference[round] = minus(drawnX, drawnY, index);
      relative[round] = over(drawnX, drawnY, index);
    });
  }
  return measures.map((measure, index): Effect => {
    const { difference, relative } = drawn[index] as (typeof drawn)[number];
    return {
      measure,
      a: x[index] ?? Number.NaN,
      b: y[index] ?? Number.NaN,
      difference: { value: minus(x, y, index), draws: difference.sort() },
      relative: { value: over(x, y, index), draws: relative.sort() },
    };
  });
}

/** Of two sides that both never answered neither is the slower one. */
const compared =
  (by: (x: number, y: number) => number) =>
  (xs: Float64Array, ys: Float64Array, index: number): number => {
    const [x, y] = [xs[index] ?? Number.NaN, ys[index] ?? Number.NaN];
    return x === y ? 0 : by(x, y);
  };
const minus = compared((x, y) => x - y);
const over = compared((x, y) => x / y - 1);

/** Draws how often each block counts: into the same array each time. */
export function drawing(blocks: readonly Pick<Block, "placement">[], random: Random) {
  const byPlacement = new Map<number, number[]>();
  blocks.forEach(({ placement }, index) => {
    byPlacement.set(placement, [...(byPlacement.get(placement) ?? []), index]);
  });
  const placements = [...byPlacement.values()];
  const weights = new Int32Array(blocks.length);
  return (): Int32Array => {
    weights.fill(0);
    for (let drawn = 0; drawn < placements.length; drawn += 1) {
      const chosen =
        placements[placements.length > 1 ? integer(random, placements.length) : 0] ?? [];
      for (let each = 0; each < chosen.length; each += 1) {
        const block = chosen[integer(random, chosen.length)] ?? 0;
        weights[block] = (weights[block] ?? 0) + 1;
      }
    }
    return weights;
  };
}

/** @param into where each measure is written, so that nothing is made for each draw */
function valuesOf(
  pool: Pool,
  weights: Int32Array,
  into: Float64Array = new Float64Array(measures.length),
): Float64Array {
  weightedQuantiles(pool, weights, quantiles, into);
  const count = weighted(pool.sizes, weights);
  // Of nothing there is no share, and not a good one.
  into[quantiles.length] = count === 0 ? Number.NaN : weighted(pool.failed, weights) / count;
  return into;
}
