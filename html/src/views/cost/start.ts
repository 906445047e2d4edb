import type { CostCase } from "../../../../compare/cost/case";
import { deployedCase, UnknownRegion } from "../../../../compare/cost/deployed-case";
import type { Report } from "../../../../compare/record/schema";
import { measuredCase } from "../../../../compare/report/cost-findings";
import { sliders } from "./sliders";

/** What is deployed where nothing is set, all of it assumed. */
export const defaultCase: CostCase = deployedCase(undefined);

/** What the view opens with, and what stands in the way of a measurement. */
export interface Start {
  readonly cost: CostCase;
  readonly measured: boolean;
  readonly unknown: UnknownRegion | undefined;
}

/** The last measurement, or else what is deployed by default. */
export function startFrom(report: Report | undefined): Start {
  const found = report && measuredCase(report);
  if (found === undefined) return { cost: defaultCase, measured: false, unknown: undefined };
  if (found instanceof UnknownRegion) {
    return { cost: defaultCase, measured: false, unknown: found };
  }
  return { cost: rounded(found), measured: true, unknown: undefined };
}

/**
 * In the digits that an address holds, so that a link shows the same: what was measured in three, as it is
 * shown everywhere, and what is set in four (1,769 MB).
 */
function rounded(cost: CostCase): CostCase {
  let { inputs } = cost;
  for (const { name, get, set } of sliders) {
    const digits = cost.sources[name] === "measured" ? 3 : 4;
    inputs = set(inputs, Number(get(inputs).toPrecision(digits)));
  }
  return { ...cost, inputs };
}
