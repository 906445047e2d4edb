import type { CostInputs } from "../../../../compare/cost";
import { breakEven } from "../../../../compare/cost/break-even";
import type { CostCase } from "../../../../compare/cost/case";
import { costAt } from "../../../../compare/cost/curves";
import { drawnInputs, middle, usualDraws } from "../../../../compare/cost/draws";
import { type Range, requestsAt } from "../../../../compare/cost/sensitivity";
import { pricesOf } from "../../../../compare/prices";

/** 95 % intervals of what the view says. */
export interface Uncertainty {
  /** Requests a month. */
  readonly breakEven: Range;
  /** USD a month. */
  readonly functions: Range;
  readonly containers: Range;
}

/** One draw of all that is uncertain, and what it comes to. */
interface Drawn {
  readonly breakEven: number;
  readonly functions: number;
  readonly containers: number;
}

/** The work in small pieces, for each draw one. */
export function draws(cost: CostCase): readonly (() => Drawn)[] {
  const prices = pricesOf(cost.inputs.region);
  const of = (inputs: CostInputs) => (): Drawn => {
    const { functions, containers } = costAt(inputs, prices, inputs.workload.requestsPerMonth);
    return { breakEven: requestsAt(breakEven(inputs, prices)), functions, containers };
  };
  return drawnInputs(cost, usualDraws).map(of);
}

export const uncertaintyOf = (drawn: readonly Drawn[]): Uncertainty => ({
  breakEven: middle(drawn.map(({ breakEven }) => breakEven)),
  functions: middle(drawn.map(({ functions }) => functions)),
  containers: middle(drawn.map(({ containers }) => containers)),
});
