import type { Prices } from "../prices";
import { type BreakEven, breakEven } from "./break-even";
import type { CostInputs } from "./inputs";
import { type LeverName, leverOf, levers } from "./levers";

/** The two ends of a measured 95 % interval, in the lever's unit. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export type Ranges = Readonly<Partial<Record<LeverName, Range>>>;

/** Break-even at both ends of what one lever may be. */
export interface Swing {
  readonly lever: LeverName;
  readonly label: string;
  readonly unit: string;
  readonly range: Range;
  /** Whether the range was measured, or is a plain half and double. */
  readonly measured: boolean;
  readonly atLow: BreakEven;
  readonly atHigh: BreakEven;
}

const { POSITIVE_INFINITY } = Number;

/** Requests a month, as a number to sort and draw by: never is 0 or without end. */
export function requestsAt(point: BreakEven): number {
  if (point.kind === "at") return point.requestsPerMonth;
  return point.cheaper === "functions" ? POSITIVE_INFINITY : 0;
}

/**
 * What moves the break-even: each lever alone, over its measured range or from half to double its
 * value, the largest swing first. Shares stay at 1 or less.
 */
export function tornado(inputs: CostInputs, prices: Prices, ranges: Ranges): Swing[] {
  const swings = levers.map((lever): Swing => {
    const value = lever.get(inputs);
    const guess = {
      low: value / 2,
      high: lever.unit === "" && value <= 1 ? Math.min(1, value * 2) : value * 2,
    };
    const range = ranges[lever.name] ?? guess;
    return {
      lever: lever.name,
      label: lever.label,
      unit: lever.unit,
      range,
      measured: ranges[lever.name] !== undefined,
      atLow: breakEven(lever.set(inputs, range.low), prices),
      atHigh: breakEven(lever.set(inputs, range.high), prices),
    };
  });
  return swings.sort((a, b) => swingOf(b) - swingOf(a));
}

/** How far a lever moves the break-even, on the log axis on which it is drawn. */
function swingOf({ atLow, atHigh }: Swing): number {
  const [low, high] = [requestsAt(atLow), requestsAt(atHigh)];
  return low === high ? 0 : Math.abs(Math.log(high) - Math.log(low));
}

/**
 * The break-even's interval from the intervals of what was measured: each lever at that end of its
 * interval which lowers (raises) the break-even. Both cost curves move monotonically with each
 * lever, so these corners hold every combination; as all of them being at their ends at once is
 * unlikely, the interval is wider than 95 %, never narrower.
 */
export function breakEvenInterval(inputs: CostInputs, prices: Prices, ranges: Ranges): Range {
  let [lowest, highest] = [inputs, inputs];
  for (const [name, range] of Object.entries(ranges) as [LeverName, Range][]) {
    const lever = leverOf(name);
    const atLow = requestsAt(breakEven(lever.set(inputs, range.low), prices));
    const atHigh = requestsAt(breakEven(lever.set(inputs, range.high), prices));
    const ends = atLow <= atHigh ? [range.low, range.high] : [range.high, range.low];
    lowest = lever.set(lowest, ends[0] ?? range.low);
    highest = lever.set(highest, ends[1] ?? range.high);
  }
  return {
    low: requestsAt(breakEven(lowest, prices)),
    high: requestsAt(breakEven(highest, prices)),
  };
}
