import type { Backend } from "../../runtime/app/backends";
import { billAt, type CostInputs, tariffOf, total, type Way } from "../cost";
import type { Prices } from "../prices";
import { crossings } from "./crossings";

export { withRequests } from "./inputs";
export type { Backend };

/** At which requests a month two bills are the same. */
export type BreakEven<A extends Way = "functions", B extends Way = "containers"> =
  | {
      readonly kind: "at";
      /** The lowest one. */
      readonly requestsPerMonth: number;
      /** Which costs less below it. */
      readonly cheaperBelow: A | B;
      /** All of them (a thousand at most), ascending: each further task is a step up. */
      readonly all: readonly number[];
    }
  | { readonly kind: "never"; readonly cheaper: A | B };

/** The range searched, in requests a month: from a single one up to about 38,000 a second. */
export const searched = { from: 1, to: 100_000_000_000 } as const;

/** Functions' bill less containers' bill in USD a month, at that many requests. */
export function difference(inputs: CostInputs, prices: Prices, requests: number): number {
  const of = (way: Way): number => total(billAt(tariffOf(way, inputs, prices), requests));
  return of("functions") - of("containers");
}

/** Every crossing of two ways' cost curves: exact, since between two steps both are straight. */
export function breakEvenOf<A extends Way, B extends Way>(
  a: A,
  b: B,
  inputs: CostInputs,
  prices: Prices,
): BreakEven<A, B> {
  const found = crossings(tariffOf(a, inputs, prices), tariffOf(b, inputs, prices), searched);
  const cheaper = found.cheaperFirst === "a" ? a : b;
  const [lowest] = found.at;
  if (lowest === undefined) return { kind: "never", cheaper };
  return { kind: "at", requestsPerMonth: lowest, cheaperBelow: cheaper, all: found.at };
}

/** Where functions and containers cost the same. */
export const breakEven = (inputs: CostInputs, prices: Prices): BreakEven =>
  breakEvenOf("functions", "containers", inputs, prices);
