import { type Backend, backends } from "../../load/sample";
import { blockQuantiles, type SideBlock } from "../../stats/block-quantiles";
import type { Quantile } from "../../stats/quantiles";
import type { Steady } from "../steady";
import { type ColdFinding, coldFinding, shownQuantiles } from "./groups";

/** All requests to a backend at one rate, cold and failed ones included: what decides. */
export interface ComparedRow {
  readonly rate: number;
  readonly backend: Backend;
  readonly count: number;
  readonly failed: number;
  /** Of those that say what they met. */
  readonly cold: ColdFinding;
  /** At the shown quantiles, milliseconds; Infinity where that many failed. */
  readonly quantiles: readonly Quantile[];
  /** Of the answered ones, ascending. */
  readonly answered: readonly number[];
}

type Blocks = Pick<Steady, "plan" | "blocks">;

/** A row for each rate and backend. */
export const comparedRows = (
  steady: Blocks & Pick<Steady, "groups">,
  seed: number,
): ComparedRow[] =>
  steady.plan.rates.flatMap((rate) =>
    backends.flatMap((backend) => {
      const sides = sidesOf(steady, backend, rate);
      const answered = sides.flatMap((side) => side.answered).sort((a, b) => a - b);
      const failed = sides.reduce((all, each) => all + each.failed, 0);
      const count = answered.length + failed;
      if (count === 0) return [];
      const quantiles = blockQuantiles(sides, shownQuantiles, seed);
      const cold = coldFinding(steady, backend, rate);
      return [{ rate, backend, count, failed, cold, quantiles, answered }];
    }),
  );

/** A backend's percentiles as a curve: from p10 on, evenly along the axis of nines, to its last sample. */
export function curveOf(steady: Blocks, backend: Backend, rate: number, seed: number): Quantile[] {
  const sides = sidesOf(steady, backend, rate);
  const count = sides.reduce((sum, each) => sum + each.answered.length + each.failed, 0);
  return count === 0 ? [] : blockQuantiles(sides, quantilesUpTo(count), seed);
}

function quantilesUpTo(count: number): number[] {
  const depth = Math.log10(Math.max(count, 2));
  return Array.from(
    { length: 61 },
    (_, step) => 1 - 10 ** -(0.0458 + (step / 60) * (depth - 0.0458)),
  );
}

/** What a backend did at one rate, block by block. */
export const sidesOf = (
  { blocks }: Pick<Steady, "blocks">,
  backend: Backend,
  rate: number,
): SideBlock[] =>
  blocks
    .filter((block) => block.rate === rate)
    .map((block) => ({ placement: block.placement, ...block[backend] }));
