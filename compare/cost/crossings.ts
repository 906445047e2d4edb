import type { Tariff } from "../cost";
import { type Steps, unitsAt } from "./load";
import { kinksOf, usdOf } from "./meters";

/** Where the cheaper one of two changes. */
export interface Crossings {
  /** Requests a month, ascending; the cheaper one below the first is `cheaperFirst`. */
  readonly at: readonly number[];
  readonly cheaperFirst: "a" | "b";
}

/** More than anybody reads: two bills that run side by side cross at each unit's step. */
export const mostCrossings = 1000;

/** Units of one tariff in the difference a - b: what one costs all month, with its side's sign. */
interface Term {
  readonly steps: Steps;
  readonly usd: number;
}

/**
 * All crossings of two bills within a range of requests a month, by enumeration: between two steps of
 * capacity and two edges of price tiers both bills are straight lines, so that one root is all there
 * can be, and at a step the cheaper one may change too. Bounds without the steps tell first where the
 * bills cannot meet, so that only the steps that matter are walked.
 */
export function crossings(
  a: Tariff,
  b: Tariff,
  { from, to }: { readonly from: number; readonly to: number },
): Crossings {
  const smooth = (requests: number): number => smoothOf(a, requests) - smoothOf(b, requests);
  const terms = [...termsOf(a, 1), ...termsOf(b, -1)];
  const edges = [...a.meters, ...b.meters].flatMap(kinksOf);
  const leaves = terms.flatMap(({ steps: { hours, perUnit, least } }) =>
    hours.map(({ weight }) => (least * perUnit) / weight),
  );
  const corners = ascending([from, to, ...edges, ...leaves]).filter((x) => x >= from && x <= to);
  const difference = (requests: number): number =>
    terms.reduce((sum, { steps, usd }) => sum + usd * unitsAt(steps, requests), smooth(requests));
  const at: number[] = [];
  let negative = difference(from) < 0;
  const cheaperFirst = negative ? "a" : "b";
  const see = (requests: number, isNegative: boolean): void => {
    if (isNegative !== negative) at.push(requests);
    negative = isNegative;
  };
  for (let index = 1; index < corners.length && at.length < mostCrossings; index += 1) {
    const [low, high] = [corners[index - 1] ?? from, corners[index] ?? to];
    const zone = meeting(low, high, smooth, terms);
    if (zone !== undefined) walk(zone, smooth, terms, see, () => at.length >= mostCrossings);
  }
  return { at: at.slice(0, mostCrossings), cheaperFirst };
}

function smoothOf({ meters }: Tariff, requests: number): number {
  return meters.reduce((sum, meter) => sum + usdOf(meter, requests, 0), 0);
}

function termsOf({ meters, steps }: Tariff, sign: 1 | -1): Term[] {
  if (steps === undefined) return [];
  const unit = meters.reduce((sum, meter) => sum + usdOf({ ...meter, fixed: 0 }, 0, 1), 0);
  return [{ steps, usd: sign * unit }];
}

const ascending = (values: readonly number[]): number[] => [
  ...Float64Array.from(new Set(values)).sort(),
];

type Zone = readonly [low: number, high: number];

/**
 * The part of a stretch in which the bills can meet. Between two corners the units of an hour are its
 * load over what a unit bears, or up to one more, or the least: bounds that are straight lines.
 */
function meeting(
  low: number,
  high: number,
  smooth: (requests: number) => number,
  terms: readonly Term[],
): Zone | undefined {
  const middle = (low + high) / 2;
  const bounds = (requests: number): readonly [number, number] => {
    let [least, most] = [smooth(requests), smooth(requests)];
    for (const { steps, usd } of terms) {
      const { units, more } = boundsOf(steps, requests, middle);
      least += usd * (usd > 0 ? units : units + more);
      most += usd * (usd > 0 ? units + more : units);
    }
    return [least, most];
  };
  const [[leastLow, mostLow], [leastHigh, mostHigh]] = [bounds(low), bounds(high)];
  // Where the lower bound is at most 0, and the upper one at least 0.
  const under = below(low, high, leastLow, leastHigh);
  const over = below(low, high, -mostLow, -mostHigh);
  if (under === undefined || over === undefined) return undefined;
  const zone = [Math.max(under[0], over[0]), Math.min(under[1], over[1])] as const;
  return zone[0] <= zone[1] ? widened(zone, low, high) : undefined;
}

/** A rounding must not cut off the crossing that lies at the zone's end. */
const widened = ([start, end]: Zone, low: number, high: number): Zone => [
  Math.max(low, start * (1 - 1e-9)),
  Math.min(high, end * (1 + 1e-9)),
];

function boundsOf({ hours, least, perUnit }: Steps, requests: number, middle: number) {
  let [units, more] = [0, 0];
  for (const { weight, share } of hours) {
    const grows = (middle * weight) / perUnit > least;
    units += share * (grows ? (requests * weight) / perUnit : least);
    more += grows ? share : 0;
  }
  return { units, more };
}

/** Where the line through both ends is at most 0. */
function below(low: number, high: number, atLow: number, atHigh: number): Zone | undefined {
  if (atLow > 0 && atHigh > 0) return undefined;
  if (atLow <= 0 && atHigh <= 0) return [low, high];
  const root = low + ((high - low) * atLow) / (atLow - atHigh);
  return atLow <= 0 ? [low, root] : [root, high];
}

/** Steps looked at in one go; a zone holds few, but where bills run side by side it holds many. */
const stepsAtOnce = 4096;

/** Walks the steps of a zone, and tells the sign after each of them, and after each root. */
function walk(
  [low, high]: Zone,
  smooth: (requests: number) => number,
  terms: readonly Term[],
  see: (requests: number, negative: boolean) => void,
  enough: () => boolean,
): void {
  const every = terms.reduce(
    (sum, { steps: { hours, perUnit } }) =>
      sum + hours.reduce((all, { weight }) => all + weight / perUnit, 0),
    0,
  );
  const span = Math.max(high - low, 1e-12) / Math.ceil(((high - low) * every) / stepsAtOnce + 1);
  const slope = high > low ? (smooth(high) - smooth(low)) / (high - low) : 0;
  const line = (requests: number): number => smooth(low) + slope * (requests - low);
  for (let start = low; start <= high && !enough(); start += span) {
    const end = Math.min(high, start + span);
    const stops = [...stepsWithin(start, end, terms), end];
    let begin = start;
    for (const stop of stops) {
      const inside = (begin + stop) / 2;
      const units = terms.reduce((sum, { steps, usd }) => sum + usd * unitsAt(steps, inside), 0);
      const [atBegin, atStop] = [line(begin) + units, line(stop) + units];
      see(begin, atBegin < 0);
      if (atBegin < 0 !== atStop < 0) {
        see(begin + ((stop - begin) * atBegin) / (atBegin - atStop), atStop < 0);
      }
      begin = stop;
    }
    if (end === high) break;
  }
}

/** The requests a month beyond which an hour needs one more unit, ascending. */
function stepsWithin(start: number, end: number, terms: readonly Term[]): readonly number[] {
  const found: number[] = [];
  for (const { steps } of terms) {
    for (const { weight } of steps.hours) {
      if (weight === 0) continue;
      const each = steps.perUnit / weight;
      const last = Math.floor(end / each);
      for (let unit = Math.max(steps.least, Math.ceil(start / each)); unit <= last; unit += 1) {
        const place = unit * each;
        if (place > start && place < end) found.push(place);
      }
    }
  }
  return ascending(found);
}
