import { type CostInputs, containersCost, functionsCost, total } from "../cost";
import type { Prices } from "../prices";
import { withRequests } from "./break-even";

/** What a month costs on either backend at that many requests, in USD, without what both share. */
export interface CostPoint {
  readonly requests: number;
  readonly functions: number;
  readonly containers: number;
}

export function costAt(inputs: CostInputs, prices: Prices, requests: number): CostPoint {
  const at = withRequests(inputs, requests);
  return {
    requests,
    functions: total(functionsCost(at, prices)),
    containers: total(containersCost(at, prices)),
  };
}

/** The two cost curves, at so many points spread evenly on a log axis, both ends among them. */
export function costCurves(
  inputs: CostInputs,
  prices: Prices,
  [from, to]: readonly [number, number],
  points: number,
): readonly CostPoint[] {
  return Array.from({ length: points }, (_, index) =>
    costAt(inputs, prices, from * (to / from) ** (index / (points - 1))),
  );
}
