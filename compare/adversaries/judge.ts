import { number } from "../report/format";
import { margin } from "../stats/decision";
import type { Adversary, Measure } from "./adversary";
import type { Claim, Interval, Said, Words } from "./said";
import type { Fact } from "./truth";

/** One run held against the truth. */
export interface Judgement {
  /** Of the wrong side, or of a side where both are equal: in words, with what is true. */
  readonly falseClaims: readonly string[];
  /** Of the right side, but that it matters where it does not. */
  readonly overstated: readonly string[];
  /** What had to be found and was not, at any rate. */
  readonly missed: readonly (Measure | "capacity")[];
  /** Of the intervals of differences: how many there were and how many held the true one. */
  readonly intervals: number;
  readonly holding: number;
}

/** @param truth the facts at every rate of the run */
export function judge(adversary: Adversary, truth: readonly Fact[], said: Said): Judgement {
  if (said.kind === "refused") return judgeRefusal(adversary, said.why);
  const factOf = ({ rate, measure }: Pick<Claim, "rate" | "measure">): Fact | undefined =>
    truth.find((fact) => fact.rate === rate && fact.measure === measure);
  const wordsWhere = (is: (claim: Claim, fact: Fact) => boolean): string[] =>
    said.claims.flatMap((claim) => {
      const fact = factOf(claim);
      return fact && is(claim, fact) ? [claimInWords(claim, fact)] : [];
    });
  const falseClaims = wordsWhere(isFalse);
  const known = said.intervals.flatMap((interval) => {
    const fact = factOf(interval);
    return fact && isKnown(fact) ? [{ interval, fact }] : [];
  });
  return {
    falseClaims: adversary.refusal
      ? ["a verdict where both are not the same app", ...falseClaims]
      : falseClaims,
    overstated: wordsWhere((claim, fact) => !isFalse(claim, fact) && isOverstated(claim, fact)),
    missed: [
      ...adversary.finds.filter(
        (measure) => !said.claims.some((claim) => claim.measure === measure),
      ),
      ...(isStopped(adversary, said) ? [] : ["capacity" as const]),
    ],
    intervals: known.length,
    holding: known.filter(({ interval, fact }) => holds(interval, fact)).length,
  };
}

/** Whether what had to stop the functions did, where it had to. */
const isStopped = ({ stops }: Adversary, { stopped }: Words): boolean =>
  stops === undefined ||
  (stopped?.by === stops.by && stops.from <= stopped.held && stopped.held <= stops.to);

/** A refusal answers every question; whether it was the right answer its words say. */
function judgeRefusal({ finds, refusal }: Adversary, why: string): Judgement {
  return {
    falseClaims: refusal && !refusal.test(why) ? [`refused, but: ${why}`] : [],
    overstated: [],
    missed: refusal ? [] : finds,
    intervals: 0,
    holding: 0,
  };
}

/** Functions less containers; plus infinity less the same is nothing. */
export const differenceOf = ({ functions, containers }: Fact): number =>
  functions === containers ? 0 : functions - containers;

/** Whether its size, and not its sign alone, is known. */
const isKnown = ({ settled, functions, containers }: Fact): boolean =>
  settled && Number.isFinite(functions) && Number.isFinite(containers);

/** The generator starts a request by so much too late, more or less: no truth is finer. */
const blurMs = 0.2;

const holds = ({ measure, low, high }: Interval, fact: Fact): boolean => {
  const blur = measure.startsWith("p") ? blurMs : 0;
  return low - blur <= differenceOf(fact) && differenceOf(fact) <= high + blur;
};

/** Less is better, of everything that is measured. */
function isFalse({ better }: Claim, fact: Fact): boolean {
  const difference = differenceOf(fact);
  return difference === 0 || (better === "functions") !== difference < 0;
}

const isOverstated = ({ matters, measure }: Claim, fact: Fact): boolean =>
  matters && measure.startsWith("p") && !isBeyondMargin(fact);

function isBeyondMargin(fact: Fact): boolean {
  const difference = Math.abs(differenceOf(fact));
  return difference >= margin.milliseconds && difference >= margin.relative * fact.containers;
}

function claimInWords({ rate, measure, better, matters }: Claim, fact: Fact): string {
  const words = `${better} better at ${measure} at ${rate}/s${matters ? ", and it matters" : ""}`;
  return `${words}; true are ${number(fact.functions)} and ${number(fact.containers)}`;
}

/** Whether nothing at all differs. */
export const isEqual = (truth: readonly Fact[]): boolean =>
  truth.every((fact) => differenceOf(fact) === 0);
