import type { CostInputs } from "../../../../compare/cost";
import { type LeverName, leverOf } from "../../../../compare/cost/levers";
import type { Ranges } from "../../../../compare/cost/sensitivity";
import type { Report } from "../../../../compare/record/schema";
import { measuredInputs } from "../../../../compare/report/cost-findings";
import { inputsFrom, paramsFor } from "./state";

/** What a comparison says about the inputs, in what the address can hold. */
export interface Measured {
  readonly inputs: CostInputs;
  /** 95 % intervals of what was measured. */
  readonly ranges: Ranges;
}

const DIGITS = 4;

/**
 * The inputs over `base` that a report measured. They go through the address's form, so that a link
 * made from them shows the same.
 */
export function measuredOver(base: CostInputs, report: Report): Measured {
  const { inputs, ranges } = measuredInputs(report);
  const params = new URLSearchParams();
  for (const [key, value] of paramsFor(inputs, base)) {
    const short = String(Number(Number(value).toPrecision(DIGITS)));
    params.set(key, Number.isNaN(Number(value)) ? value : short);
  }
  return { inputs: inputsFrom(params, base), ranges };
}

/** The intervals that still hold: of levers that stand where they were measured. */
export function rangesOf({ inputs: measured, ranges }: Measured, inputs: CostInputs): Ranges {
  const held = Object.entries(ranges).filter(([name]) => {
    const { get } = leverOf(name as LeverName);
    return get(inputs) === get(measured);
  });
  return Object.fromEntries(held);
}
