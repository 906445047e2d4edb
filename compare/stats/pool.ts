import { rankOf } from "./ranks";

/** What one target did within a block. */
export interface Side {
  /** Latencies in milliseconds of what was answered as it should be, cold or warm. */
  readonly answered: readonly number[];
  /** What failed, timed out or was refused: slower than any answer. */
  readonly failed: number;
}

/** All requests of one side in ascending order, each with its block; failures stand at the end. */
export interface Pool {
  readonly values: Float64Array;
  readonly blocks: Int32Array;
  /** Requests of each block. */
  readonly sizes: readonly number[];
  readonly failed: readonly number[];
  /** How many of each block stand before every 32nd value: so a rank is found without counting all. */
  readonly before: Int32Array;
}

const stride = 32;

export function poolOf(sides: readonly Side[]): Pool {
  const all = sides.flatMap(({ answered }, index) => answered.map((value) => ({ value, index })));
  all.sort((first, second) => first.value - second.value);
  const rows = Math.floor(all.length / stride) + 1;
  const before = new Int32Array(rows * sides.length);
  const seen = new Int32Array(sides.length);
  all.forEach(({ index }, at) => {
    if (at % stride === 0) before.set(seen, (at / stride) * sides.length);
    seen[index] = (seen[index] ?? 0) + 1;
  });
  if (all.length % stride === 0) before.set(seen, (rows - 1) * sides.length);
  return {
    values: Float64Array.from(all, (sample) => sample.value),
    blocks: Int32Array.from(all, (sample) => sample.index),
    sizes: sides.map(({ answered, failed }) => answered.length + failed),
    failed: sides.map(({ failed }) => failed),
    before,
  };
}

/** A sum over the blocks in which each counts as often as its weight says. */
export function weighted(of: readonly number[], weights: Int32Array): number {
  let sum = 0;
  for (let block = 0; block < weights.length; block += 1) {
    sum += (of[block] ?? 0) * (weights[block] ?? 0);
  }
  return sum;
}

/**
 * Quantiles of a pool in which each block counts as often as its weight says. It is asked thousands of times:
 * so it makes nothing.
 *
 * @param into where they are written, from its start
 */
export function weightedQuantiles(
  pool: Pool,
  weights: Int32Array,
  wanted: readonly number[],
  into: Float64Array,
): void {
  const count = weighted(pool.sizes, weights);
  for (let index = 0; index < wanted.length; index += 1) {
    into[index] = atWeightedRank(pool, weights, rankOf(count, wanted[index] ?? 0));
  }
}

function atWeightedRank(pool: Pool, weights: Int32Array, rank: number): number {
  const { values, blocks } = pool;
  // A value counts once in the mean: so a rank is near to where it would be without weights, and nearer
  // still when what that guess missed is made good.
  const guess = rowOf(pool, rank);
  const row = rowOf(pool, guess * stride + rank - seenBefore(pool, weights, guess));
  let seen = seenBefore(pool, weights, row);
  let at = row * stride;
  while (seen >= rank && at > 0) {
    at -= 1;
    seen -= weights[blocks[at] ?? 0] ?? 0;
  }
  while (seen < rank && at < values.length) {
    seen += weights[blocks[at] ?? 0] ?? 0;
    at += 1;
  }
  if (seen < rank) return Number.POSITIVE_INFINITY;
  return values[at - 1] ?? Number.NaN;
}

/** The row of `before` that stands nearest before a value. */
const rowOf = ({ values }: Pool, at: number): number =>
  Math.floor(Math.max(0, Math.min(values.length, at)) / stride);

function seenBefore({ before }: Pool, weights: Int32Array, row: number): number {
  const from = row * weights.length;
  let sum = 0;
  for (let block = 0; block < weights.length; block += 1) {
    sum += (before[from + block] ?? 0) * (weights[block] ?? 0);
  }
  return sum;
}
