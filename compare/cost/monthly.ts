import { type Way, ways } from "../cost";
import type { Prices } from "../prices";
import type { Estimate } from "../stats/quantiles";
import type { CostCase } from "./case";
import { type CostPoint, costAt } from "./curves";
import { drawnInputs, middle, usualDraws } from "./draws";

/** What a month costs, in USD, each with the 95 % interval of what was measured and assumed. */
export interface MonthlyCost extends Readonly<Record<Way, Estimate>> {
  readonly requests: number;
  /** Functions less containers: drawn together, since much of both bills moves together. */
  readonly difference: Estimate;
  /** Undefined where the difference's interval holds 0. */
  readonly cheaper: "functions" | "containers" | undefined;
}

/** Dollars a month at the case's traffic, or at the requests given; without what all share. */
export function monthlyCost(
  cost: CostCase,
  prices: Prices,
  requests = cost.inputs.workload.requestsPerMonth,
  seed = 1,
): MonthlyCost {
  const here = costAt(cost.inputs, prices, requests);
  const drawn = drawnInputs(cost, usualDraws, seed).map((inputs) =>
    costAt(inputs, prices, requests),
  );
  const estimate = (of: (point: CostPoint) => number): Estimate => ({
    value: of(here),
    ...middle(drawn.map(of)),
  });
  const [functions, containers, managed] = ways.map((way) => estimate((point) => point[way])) as [
    Estimate,
    Estimate,
    Estimate,
  ];
  const difference = estimate((point) => point.functions - point.containers);
  const cheaper = difference.high < 0 ? "functions" : difference.low > 0 ? "containers" : undefined;
  return { requests, functions, containers, managed, difference, cheaper };
}
