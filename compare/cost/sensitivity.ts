import type { Prices } from "../prices";
import { type BreakEven, breakEven } from "./break-even";
import { type CostCase, type InputName, rangeOf, type Source, sourceOf } from "./case";
import { type Choice, choices } from "./choices";
import { drawnInputs, middle, usualDraws } from "./draws";
import type { CostInputs } from "./inputs";
import { type Lever, type Range, triedRange } from "./lever";
import { levers } from "./levers";

export type { Range } from "./lever";

/** One end of what a lever may be, and the break-even there. */
export interface End {
  /** A number of the lever's unit, or an option's label. */
  readonly value: number | string;
  readonly at: BreakEven;
}

/** What one lever alone does to the break-even. */
export interface Swing {
  readonly name: InputName;
  readonly label: string;
  readonly unit: string;
  /** Whether it is a share, which is shown in percent. */
  readonly share: boolean;
  readonly source: Source;
  /** Its two ends; of several options those with the lowest and the highest break-even. */
  readonly low: End;
  readonly high: End;
}

const { POSITIVE_INFINITY } = Number;

/** Requests a month, as a number to sort and draw by: never is 0 or without end. */
export function requestsAt(point: BreakEven): number {
  if (point.kind === "at") return point.requestsPerMonth;
  return point.cheaper === "functions" ? POSITIVE_INFINITY : 0;
}

/** Gives the prices of a region, which is a lever too. */
export type PricesOf = (region: CostInputs["region"]) => Prices;

/**
 * What each lever and each choice alone does: over its measured interval, over the range of what is
 * assumed, or else from half to double or between its options. Not sorted.
 */
export function swings(cost: CostCase, pricesOf: PricesOf): (() => Swing)[] {
  return [
    ...levers.map((lever) => () => leverSwing(lever, cost, pricesOf)),
    ...choices.map((choice) => () => choiceSwing(choice, cost, pricesOf)),
  ];
}

/** All swings, the widest first: those at the end move nothing. */
export const tornado = (cost: CostCase, pricesOf: PricesOf): Swing[] =>
  widestFirst(swings(cost, pricesOf).map((swing) => swing()));

export const widestFirst = (found: readonly Swing[]): Swing[] =>
  [...found].sort((a, b) => widthOf(b) - widthOf(a));

/** How far a lever moves the break-even, on the log axis on which it is drawn. */
export function widthOf({ low, high }: Swing): number {
  const [least, most] = [requestsAt(low.at), requestsAt(high.at)];
  return least === most ? 0 : Math.abs(Math.log(most) - Math.log(least));
}

/** Less than a thousandth is drawn as nothing, and is nothing. */
export const moves = (swing: Swing): boolean => widthOf(swing) > 0.001;

function leverSwing(lever: Lever, cost: CostCase, pricesOf: PricesOf): Swing {
  const { inputs } = cost;
  const range = rangeOf(cost, lever.name) ?? triedRange(lever, inputs);
  const end = (value: number): End => ({
    value,
    at: breakEven(lever.set(inputs, value), pricesOf(inputs.region)),
  });
  const { name, label, unit } = lever;
  const source = sourceOf(cost, name);
  const share = unit === "" && lever.allowed.high === 1;
  return { name, label, unit, share, source, low: end(range.low), high: end(range.high) };
}

function choiceSwing(choice: Choice, cost: CostCase, pricesOf: PricesOf): Swing {
  const tried = choice.options.map(({ value, label }) => ({
    label,
    inputs: choice.set(cost.inputs, value),
  }));
  // What is set may be none of the options: a load's own hours.
  const own = choice.get(cost.inputs);
  const named = choice.options.some(({ value }) => value === own);
  const ends = [...tried, ...(named ? [] : [{ label: own, inputs: cost.inputs }])]
    .map(({ label, inputs }): End => {
      return { value: label, at: breakEven(inputs, pricesOf(inputs.region)) };
    })
    .sort((a, b) => requestsAt(a.at) - requestsAt(b.at));
  const { name, label } = choice;
  const [low, high] = [ends[0], ends.at(-1)];
  if (low === undefined || high === undefined) throw new Error(`${label} has no options`);
  return { name, label, unit: "", share: false, source: sourceOf(cost, name), low, high };
}

/** The break-even's 95 % interval, from all that is uncertain at once. */
export function breakEvenInterval(cost: CostCase, prices: Prices, seed = 1): Range {
  return middle(
    drawnInputs(cost, usualDraws, seed).map((inputs) => requestsAt(breakEven(inputs, prices))),
  );
}
