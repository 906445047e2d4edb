import type { Estimate } from "./quantiles";
import { integer, type Random } from "./random";
import { rankOf } from "./ranks";

/** What two targets did within one block, a minute apart at most: latencies in milliseconds. */
export interface Block {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** How much slower `a` is than `b` at one quantile. */
export interface Difference {
  readonly q: number;
  /** a - b in milliseconds. */
  readonly milliseconds: Estimate;
  /** a / b - 1. */
  readonly relative: Estimate;
}

export interface BootstrapSettings {
  readonly quantiles: readonly number[];
  readonly random: Random;
  /** Share of intervals that shall hold the true value. */
  readonly confidence: number;
  readonly resamples: number;
}

/** Below this many blocks a bootstrap's intervals are too narrow to be called 95 %. */
export const blocksNeeded = 40;

/**
 * Differences of quantiles with intervals from a bootstrap over whole blocks: what is drawn again is
 * the block with all it holds on both sides, so that drift of machine and network, which a block's two
 * halves share, falls out, and no distribution is assumed (percentile intervals).
 */
export function differences(
  blocks: readonly Block[],
  { quantiles, random, confidence, resamples }: BootstrapSettings,
): Difference[] {
  const [a, b] = [pooled(blocks, "a"), pooled(blocks, "b")];
  const once = new Int32Array(blocks.length).fill(1);
  const observed = { a: weighted(a, once, quantiles), b: weighted(b, once, quantiles) };
  const drawn = quantiles.map(() => ({ milliseconds: [] as number[], relative: [] as number[] }));
  for (let round = 0; round < resamples; round += 1) {
    const weights = new Int32Array(blocks.length);
    for (let draw = 0; draw < blocks.length; draw += 1) {
      const block = integer(random, blocks.length);
      weights[block] = (weights[block] ?? 0) + 1;
    }
    const [atA, atB] = [weighted(a, weights, quantiles), weighted(b, weights, quantiles)];
    drawn.forEach((list, index) => {
      const [x, y] = [atA[index] ?? Number.NaN, atB[index] ?? Number.NaN];
      list.milliseconds.push(x - y);
      list.relative.push(x / y - 1);
    });
  }
  return quantiles.map((q, index): Difference => {
    const [x, y] = [observed.a[index] ?? Number.NaN, observed.b[index] ?? Number.NaN];
    const list = drawn[index] ?? { milliseconds: [], relative: [] };
    return {
      q,
      milliseconds: { value: x - y, ...percentileInterval(list.milliseconds, confidence) },
      relative: { value: x / y - 1, ...percentileInterval(list.relative, confidence) },
    };
  });
}

/** All samples of one side in ascending order, each with its block. */
interface Pool {
  readonly values: Float64Array;
  readonly blocks: Int32Array;
  readonly sizes: readonly number[];
}

function pooled(blocks: readonly Block[], side: "a" | "b"): Pool {
  const all = blocks.flatMap((block, index) => block[side].map((value) => ({ value, index })));
  all.sort((first, second) => first.value - second.value);
  return {
    values: Float64Array.from(all, (sample) => sample.value),
    blocks: Int32Array.from(all, (sample) => sample.index),
    sizes: blocks.map((block) => block[side].length),
  };
}

/** Quantiles (ascending) of a pool in which each block counts as often as its weight says. */
function weighted(pool: Pool, weights: Int32Array, quantiles: readonly number[]): number[] {
  const count = pool.sizes.reduce((sum, size, index) => sum + size * (weights[index] ?? 0), 0);
  const found: number[] = [];
  let seen = 0;
  let at = 0;
  const { values, blocks } = pool;
  for (const q of quantiles) {
    const rank = rankOf(count, q);
    while (seen < rank && at < values.length) {
      seen += weights[blocks[at] ?? 0] ?? 0;
      at += 1;
    }
    found.push(values[at - 1] ?? Number.NaN);
  }
  return found;
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
  { random, confidence, resamples }: Omit<BootstrapSettings, "quantiles">,
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
