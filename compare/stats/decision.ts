import { floorOf, intervalOf, probabilityOf, type Units } from "./interval";
import type { Estimate } from "./quantiles";
import { seeded } from "./random";
import { intervalRanks } from "./ranks";
import {
  type Block,
  type Effect,
  effectsOf,
  type Measure,
  measures,
  quantileAt,
  unitsOf,
} from "./resample";

/** Below this many blocks a bootstrap's intervals are too narrow to be called 95 %. */
export const blocksNeeded = 40;

/** What is different may still not matter: both must be passed. */
export const margin = { relative: 0.02, milliseconds: 1, errors: 0.001 } as const;

/** The chance of a false claim over all rates, quantiles and error rates together. */
export const familyConfidence = 0.95;

/** What blocks of two targets say about one measure. */
export interface Decision {
  readonly measure: Measure;
  /** Milliseconds or a share; Infinity where so many failed that the quantile was never answered. */
  readonly a: number;
  readonly b: number;
  /** Too few blocks, or too few requests for that quantile. */
  readonly tooFew?: { readonly what: "blocks" | "requests"; readonly has: number } | undefined;
  /** a - b, at this confidence. */
  readonly difference: Estimate;
  /** a / b - 1, at this confidence. */
  readonly relative: Estimate;
  /** What Holm's step asked of it. */
  readonly confidence: number;
  /** After Holm's correction: the chance that any claim as sure as this is false. */
  readonly p: number;
  readonly lower: "a" | "b" | "neither";
  /** Whether it is beyond the practical margin. */
  readonly matters: boolean;
  /** What four of five such runs would have found. */
  readonly floor: number;
}

interface Tested {
  readonly effect: Effect;
  readonly units: Units;
  readonly probability: number;
  readonly tooFew: Decision["tooFew"];
  readonly requests: number;
}

/**
 * Decides over all groups of blocks (a group is a rate, or a backend against itself) and all measures
 * at once: with Holm's correction no claim at all is false in 95 of 100 runs.
 *
 * @returns for each group one decision for each measure
 */
export function decideAll(groups: readonly (readonly Block[])[], seed: number): Decision[][] {
  const tests = groups.map((blocks, index) => testsOf(blocks, seed + index, groups.length));
  const all = tests.flat();
  const ranked = all
    .filter(({ tooFew }) => tooFew === undefined)
    .sort((first, second) => first.probability - second.probability);
  const alpha = 1 - familyConfidence;
  const found = new Map<Tested, Decision>();
  let [open, worst] = [true, 0];
  // Once a step fails all that is less sure stands at the same one.
  let step = ranked.length;
  for (const [index, test] of ranked.entries()) {
    if (open) step = ranked.length - index;
    worst = Math.max(worst, Math.min(1, test.probability * (ranked.length - index)));
    open = open && test.probability <= alpha / step;
    found.set(test, decided(test, { confidence: 1 - alpha / step, p: worst, claimed: open }));
  }
  return tests.map((group) =>
    group.map(
      (test) => found.get(test) ?? decided(test, { confidence: 0.95, p: 1, claimed: false }),
    ),
  );
}

function testsOf(blocks: readonly Block[], seed: number, groups: number): Tested[] {
  // The more claims, the rarer the tails that decide.
  const resamples = Math.max(2000, 200 * groups * measures.length);
  const units = unitsOf(blocks);
  const requests = Math.min(
    ...(["a", "b"] as const).map((side) =>
      blocks.reduce((sum, each) => sum + sizeOf(each[side]), 0),
    ),
  );
  return effectsOf(blocks, { random: seeded(seed), resamples }).map((effect) => ({
    effect,
    units,
    requests,
    tooFew: tooFewFor(effect.measure, blocks.length, requests),
    probability: blocks.length < 2 ? 1 : probabilityOf(effect.difference, units),
  }));
}

const sizeOf = ({ answered, failed }: Block["a"]): number => answered.length + failed;

function tooFewFor(measure: Measure, blocks: number, requests: number): Decision["tooFew"] {
  if (blocks < blocksNeeded) return { what: "blocks", has: blocks };
  if (requests === 0) return { what: "requests", has: 0 };
  if (measure === "errors") return undefined;
  const enough = intervalRanks(requests, quantileAt[measure], 0.95) !== undefined;
  return enough ? undefined : { what: "requests", has: requests };
}

/** The value passes the margin, and the near end of its interval half of it. */
const beyond = ({ value, low, high }: Estimate, least: number): boolean =>
  Math.abs(value) >= least && Math.min(Math.abs(low), Math.abs(high)) >= least / 2;

interface Outcome {
  readonly confidence: number;
  readonly p: number;
  readonly claimed: boolean;
}

function decided(
  { effect, units, tooFew, requests }: Tested,
  { confidence, p, claimed }: Outcome,
): Decision {
  const { measure, a, b, difference, relative } = effect;
  const known = units.units > 1;
  const whole = (drawn: Effect["difference"]): Estimate =>
    known
      ? intervalOf(drawn, units, confidence)
      : { value: drawn.value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const floor = known ? floorOf(difference, units, confidence) : Number.POSITIVE_INFINITY;
  // Failures must fall into several blocks: where none did, or all, the draws cannot say how many there are.
  const unseen = measure === "errors" ? Math.log(2 / (1 - confidence)) / Math.max(1, requests) : 0;
  const found = whole(difference);
  return {
    measure,
    a,
    b,
    ...(tooFew && { tooFew }),
    difference: found.low === found.high ? widened(found, unseen) : found,
    relative: whole(relative),
    confidence,
    p,
    lower: claimed && difference.value !== 0 ? (difference.value < 0 ? "a" : "b") : "neither",
    matters:
      measure === "errors"
        ? beyond(found, margin.errors)
        : beyond(found, margin.milliseconds) && beyond(whole(relative), margin.relative),
    floor: Math.max(floor, unseen),
  };
}

const widened = ({ value, low, high }: Estimate, by: number): Estimate => ({
  value,
  low: low - by,
  high: high + by,
});
