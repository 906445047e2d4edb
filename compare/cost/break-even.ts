import type { Backend } from "../../runtime/app/backends";
import type { CostInputs } from "../cost";
import { containersCost, functionsCost, total } from "../cost";
import type { Prices } from "../prices";

export type { Backend };

/** At which requests a month both bills are the same. */
export type BreakEven =
  | {
      readonly kind: "at";
      /** The lowest one. */
      readonly requestsPerMonth: number;
      /** Which costs less below it. */
      readonly cheaperBelow: Backend;
      /** All of them, ascending: each further task is a step up, so there may be more than one. */
      readonly all: readonly number[];
    }
  | { readonly kind: "never"; readonly cheaper: Backend };

/** The range searched, in requests a month: up to about 38,000 a second. */
export const searched = { from: 1_000, to: 100_000_000_000 } as const;
/** Fine enough that no step of one task is skipped where curves run close together. */
const gridRatio = 1.01;

export const withRequests = (inputs: CostInputs, requestsPerMonth: number): CostInputs => ({
  ...inputs,
  workload: { ...inputs.workload, requestsPerMonth },
});

/** Functions' bill less containers' bill in USD a month, at that many requests. */
export function difference(inputs: CostInputs, prices: Prices, requests: number): number {
  const at = withRequests(inputs, requests);
  return total(functionsCost(at, prices)) - total(containersCost(at, prices));
}

/** Finds every crossing of both cost curves: a fine grid, then bisection within each cell. */
export function breakEven(inputs: CostInputs, prices: Prices): BreakEven {
  const f = (requests: number): number => difference(inputs, prices, requests);
  const cells = Math.ceil(Math.log(searched.to / searched.from) / Math.log(gridRatio));
  const all: number[] = [];
  let low: number = searched.from;
  const functionsStartCheaper = f(low) < 0;
  let lowIsNegative = functionsStartCheaper;
  for (let cell = 1; cell <= cells; cell += 1) {
    const high = Math.min(searched.to, searched.from * gridRatio ** cell);
    const highIsNegative = f(high) < 0;
    if (highIsNegative !== lowIsNegative) all.push(bisect(f, low, high));
    low = high;
    lowIsNegative = highIsNegative;
  }
  const [lowest] = all;
  const cheaper = functionsStartCheaper ? "functions" : "containers";
  if (lowest === undefined) return { kind: "never", cheaper };
  return { kind: "at", requestsPerMonth: lowest, cheaperBelow: cheaper, all };
}

/** A root, or the place of a step across zero, to one part in a billion. */
function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const lowIsNegative = f(low) < 0;
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (f(middle) < 0 === lowIsNegative) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
