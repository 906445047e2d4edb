import { sourceOf, withMeasured } from "../cost/case";
import { secondsPerMonth } from "../cost/load";
import { monthlyCost } from "../cost/monthly";
import type { MonthlyVerdict } from "../record/verdict";
import type { Estimate } from "../stats/quantiles";
import type { CostFindings } from "./cost-findings";

/**
 * What a month costs that is as one measured rate was: with the cold starts of that rate, which decide
 * much of a functions' bill, and at the traffic that was chosen, else with the rate as its mean.
 *
 * @param cold the share of cold starts at that rate; undefined where the answers do not say
 * @param withheld why nothing is claimed of the run at all
 */
export function monthlyAt(
  { cost, prices }: Pick<CostFindings, "cost" | "prices">,
  rate: number,
  cold: Estimate | undefined,
  withheld: MonthlyVerdict["withheld"],
): MonthlyVerdict {
  const told = cold !== undefined && sourceOf(cost, "coldRate") !== "chosen";
  const here = told ? withMeasured(cost, "coldRate", cold) : cost;
  const chosen = sourceOf(cost, "requestsPerMonth") === "chosen";
  const wanted = chosen ? cost.inputs.workload.requestsPerMonth : rate * secondsPerMonth;
  const { requests, functions, containers, difference, cheaper } = monthlyCost(
    here,
    prices,
    wanted,
  );
  return {
    requests,
    traffic: chosen ? "chosen" : "this rate",
    functions,
    containers,
    difference,
    cheaper: withheld === null ? (cheaper ?? "neither") : "neither",
    withheld,
  };
}
