import { backends } from "../load/sample";
import { adversaries } from "./adversaries";
import type { Adversary } from "./adversary";
import { isEqual, type Judgement, judge } from "./judge";
import type { Met } from "./met";
import type { Said } from "./said";
import { sideSeed } from "./side-seed";
import { trueWords } from "./true-words";
import { type Fact, type Placement, truthOf } from "./truth";

/** All runs against one adversary, held against the truth. */
export interface Row {
  readonly adversary: Adversary;
  readonly truth: string;
  /** Whether nothing differs, so that every claim is false. */
  readonly equal: boolean;
  /** What was said most often. */
  readonly said: string;
  readonly runs: number;
  /** Runs with a false claim, and the first such claim of each. */
  readonly falseRuns: readonly string[];
  /** Runs that said that something matters which does not. */
  readonly overstatedRuns: number;
  /** Runs that missed what had to be found. */
  readonly missedRuns: number;
  readonly intervals: number;
  readonly holding: number;
}

/** @param met of one adversary */
export function rowOf(adversary: Adversary, met: readonly Met[]): Row {
  const judged = met.map(({ said, seed }) =>
    judge(adversary, truthFor(adversary, said, seed), said),
  );
  const sum = (of: (each: Judgement) => number): number =>
    judged.reduce((total, each) => total + of(each), 0);
  const rates = met.flatMap(({ said }) => (said.kind === "verdict" ? said.rates : []));
  const facts = truthOf(adversary, Math.max(...(rates.length > 0 ? rates : [40])));
  const truth = adversary.refusal ? "not the same app" : trueWords(facts);
  return {
    adversary,
    truth,
    equal: isEqual(facts) && adversary.refusal === undefined,
    said: mostOften(met.map(({ said }) => headlineOf(said))),
    runs: met.length,
    falseRuns: judged.flatMap(({ falseClaims: [first] }) => first ?? []),
    overstatedRuns: sum(({ overstated }) => (overstated.length > 0 ? 1 : 0)),
    missedRuns: sum(({ missed }) => (missed.length > 0 ? 1 : 0)),
    intervals: sum(({ intervals }) => intervals),
    holding: sum(({ holding }) => holding),
  };
}

/** What is true of that of which it speaks: this deployment, or all placements that there could be. */
function truthFor(adversary: Adversary, said: Said, seed: number): Fact[] {
  if (said.kind === "refused") return [];
  const [functions, containers] = backends.map((_, index) => sideSeed(seed, index));
  const here = { functions, containers } as Placement;
  const placement = said.about === "this deployment" ? here : undefined;
  return said.rates.flatMap((rate) => truthOf(adversary, rate, placement));
}

const headlineOf = (said: Said): string =>
  said.kind === "verdict" ? said.headline : `refused: ${said.why}`;

function mostOften(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? "";
}

/** In the family's order. */
export const rowsOf = (met: readonly Met[]): Row[] =>
  adversaries.flatMap((adversary) => {
    const mine = met.filter(({ name }) => name === adversary.name);
    return mine.length === 0 ? [] : [rowOf(adversary, mine)];
  });
