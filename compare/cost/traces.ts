import type { Prices } from "../prices";
import { freeTiers } from "./free-tiers";
import type { CostInputs } from "./inputs";
import { secondsPerMonth } from "./load";
import { first, type Meter } from "./meters";
import { type Hours, hoursOf } from "./shapes";

/**
 * What X-Ray takes for the traces of functions. Of each second the first requests are recorded, and of
 * the others a share: by default one, and 5 %. So that a small load is recorded almost whole, and the
 * quantity is a curve, drawn here by straight pieces (below 0.1 % off between their ends).
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html
 */
export function tracesMeters(inputs: CostInputs, prices: Prices): Meter[] {
  const { tracedShare, tracedPerSecond } = inputs.functions;
  const free = freeTiers[inputs.discounts.freeTier].traces;
  const component = "X-Ray traces";
  if (tracedPerSecond === 0) {
    if (tracedShare === 0) return [];
    return [{ component, tiers: prices.xrayTrace, perRequest: tracedShare, free }];
  }
  const { shape, peakToMean } = inputs.workload;
  const hours = hoursOf(shape, peakToMean);
  const traces = (requests: number): number =>
    tracesOf(requests, { tracedShare, tracedPerSecond }, hours);
  const [usd, paidFrom] = [first(prices.xrayTrace), requestsFor(free, traces)];
  const ends = [paidFrom, ...knots.filter((requests) => requests > paidFrom)];
  const points = ends.map((from) => ({ from, made: traces(from) }));
  const pieces = points.map(({ from, made }, index) => {
    const next = points[index + 1];
    const slope = next ? (next.made - made) / (next.from - from) : tracedShare;
    return { from, usd: slope * usd };
  });
  const unpaid = paidFrom > 0 ? [{ from: 0, usd: 0 }] : [];
  return [{ component, tiers: [...unpaid, ...pieces], perRequest: 1 }];
}

/** What X-Ray's rule records. */
interface Rule {
  /** Of each second so many first. */
  readonly tracedPerSecond: number;
  /** Of the others, 0 to 1. */
  readonly tracedShare: number;
}

/** Traces a month of that many requests, which come by chance within each hour's load. */
export function tracesOf(
  requests: number,
  { tracedPerSecond, tracedShare }: Rule,
  hours: readonly Hours[],
): number {
  let perSecond = 0;
  for (const { weight, share } of hours) {
    const rate = (requests * weight) / secondsPerMonth;
    const kept = firstOf(tracedPerSecond, rate);
    perSecond += share * (kept + tracedShare * (rate - kept));
  }
  return perSecond * secondsPerMonth;
}

/** The mean of the smaller one of `most` and a Poisson variate of that mean. */
function firstOf(most: number, mean: number): number {
  let [exactly, atMost, kept] = [Math.exp(-mean), 0, 0];
  for (let count = 0; count < most; count += 1) {
    atMost += exactly;
    kept += 1 - atMost;
    exactly *= mean / (count + 1);
  }
  return kept;
}

/** Where the straight pieces meet, in requests a month: beyond the last the share alone is left. */
const knots: readonly number[] = Array.from(
  { length: 260 },
  (_, index) => secondsPerMonth * 0.0002 * 1.08 ** index,
);

/** The requests that lead to that many traces. */
function requestsFor(wanted: number, traces: (requests: number) => number): number {
  if (wanted === 0) return 0;
  let [low, high] = [0, 1e12];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (traces(middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}
