import { type Block, blocksNeeded, type Difference, differences } from "./bootstrap";
import { seeded } from "./random";

/** What blocks of two targets say about one quantile. */
export type Decision =
  | { readonly kind: "a is faster" | "b is faster" | "no difference"; readonly by: Difference }
  | { readonly kind: "too few blocks"; readonly q: number; readonly has: number };

const resamples = 1000;

/** One decision for each quantile, each at that confidence by itself. */
export function decide(
  blocks: readonly Block[],
  quantiles: readonly number[],
  seed: number,
  confidence = 0.95,
): Decision[] {
  const full = blocks.filter(({ a, b }) => a.length > 0 && b.length > 0);
  if (full.length < blocksNeeded) {
    return quantiles.map((q) => ({ kind: "too few blocks", q, has: full.length }));
  }
  const found = differences(full, { quantiles, random: seeded(seed), confidence, resamples });
  return found.map((by) => ({ kind: direction(by), by }));
}

function direction({ milliseconds }: Difference): "a is faster" | "b is faster" | "no difference" {
  if (milliseconds.high < 0) return "a is faster";
  if (milliseconds.low > 0) return "b is faster";
  return "no difference";
}

export const aaQuantiles = [0.5, 0.95] as const;

/**
 * The A/A check: the same target against itself must come out as "no difference". The median and p95
 * are asked, each at 97.5 %, so that a sound set-up fails it in 5 % of runs or fewer.
 */
export function aaCheck(blocks: readonly Block[], seed: number): Decision[] {
  return decide(blocks, aaQuantiles, seed, 1 - 0.05 / aaQuantiles.length);
}
