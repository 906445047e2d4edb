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
  const observed = [a, b].map((pool) => measured(pool, once));
  const differences = measures.map(() => new Float64Array(resamples));
  const relatives = measures.map(() => new Float64Array(resamples));
  const draw = drawing(blocks, random);
  for (let round = 0; round < resamples; round += 1) {
    const weights = draw();
    const [atA, atB] = [measured(a, weights), measured(b, weights)];
    for (let index = 0; index < measures.length; index += 1) {
      const [x, y] = [atA[index] as number, atB[index] as number];
      (differences[index] as Float64Array)[round] = minus(x, y);
      (relatives[index] as Float64Array)[round] = over(x, y);
    }
  }
  return measures.map((measure, index): Effect => {
    const [x, y] = observed.map((values) => values[index] ?? Number.NaN) as [number, number];
    return {
      measure,
      a: x,
      b: y,
      difference: { value: minus(x, y), draws: (differences[index] as Float64Array).sort() },
      relative: { value: over(x, y), draws: (relatives[index] as Float64Array).sort() },
    };
  });
}

/** Of two sides that both never answered neither is the slower one. */
const minus = (x: number, y: number): number => (x === y ? 0 : x - y);
const over = (x: number, y: number): number => (x === y ? 0 : x / y - 1);

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

function measured(pool: Pool, weights: Int32Array): number[] {
  const count = weighted(pool.sizes, weights);
  return [
    ...weightedQuantiles(pool, weights, quantiles),
    // Of nothing there is no share, and not a good one.
    count === 0 ? Number.NaN : weighted(pool.failed, weights) / count,
  ];
}
