import { type Backend, backends } from "../load/sample";
import { coldFinding } from "../phases/steady/groups";
import type { Report } from "../record/schema";
import {
  type AaVerdict,
  type Claim,
  finite,
  type MonthlyVerdict,
  type Range,
  type RateVerdict,
  rangeOf,
  type Verdict,
  type Withheld,
} from "../record/verdict";
import { type Decision, familyConfidence, margin } from "../stats/decision";
import type { Estimate } from "../stats/quantiles";
import { doorDoubt } from "./door-doubt";
import type { Findings, RateDecision } from "./findings";
import { headlineOf } from "./headline";
import { monthlyAt } from "./monthly-at";
import { objectivesOf } from "./objectives";
import { rareDoubt } from "./rare-doubt";
import { aaDoubt, stallDoubt } from "./words";

/** What verdicts are drawn from. */
export type Judged = Pick<Findings, "aa" | "rates"> & Partial<Pick<Findings, "compared" | "cost">>;

/**
 * What may be said of a run. An emulated one gets no verdict, as its two backends are processes on one
 * machine, where neither costs nor speeds are AWS's; a rehearsal draws it all the same, under that word.
 *
 * @param as `look` for one that has no A/A check and does not pretend to be more
 */
export function verdictOf(
  report: Report,
  findings: Judged,
  as: "verdict" | "look" = "verdict",
): Verdict {
  const { emulated, rehearsal, labels } = report;
  const placements = placementsOf(report);
  const kind = emulated ? (rehearsal ? "rehearsal" : "emulated") : "measured";
  const aa = { functions: aaOf(findings.aa.functions), containers: aaOf(findings.aa.containers) };
  const isVoid = report.void.length > 0;
  const passed = as === "look" || backends.every((backend) => aa[backend].result === "passed");
  const drawn = kind !== "emulated" && !isVoid && passed;
  const blanket = isVoid ? "void" : passed ? null : "A/A check";
  const rates = findings.rates.map((found) => rateVerdict(report, found, findings.cost, blanket));
  const verdict: Omit<Verdict, "headline"> = {
    kind,
    drawn,
    void: isVoid,
    reasons: [
      ...report.void,
      ...backends.flatMap((backend) => aaDoubt(labels[backend], aa[backend].result)),
      ...stallDoubt(report),
      ...doorDoubt(report),
      ...(kind === "emulated" ? [] : rareDoubt(report, rates)),
    ],
    about: placements > 1 ? "placements" : "this deployment",
    placements,
    aa,
    confidence: familyConfidence,
    margin,
    rates: kind === "emulated" ? [] : rates,
    objectives: objectivesOf(report, findings.compared ?? []),
  };
  return { ...verdict, headline: headlineOf(verdict, labels) };
}

/** Those that its blocks say, whatever stands beside them. */
const placementsOf = ({ placements, steady }: Report): number =>
  steady === undefined ? placements : new Set(steady.blocks.map((block) => block.placement)).size;

/** How a backend came out of the check against itself: it fails where the comparison would claim. */
function aaOf(decisions: readonly Decision[]): AaVerdict {
  const failed = decisions.some(({ lower, matters }) => lower !== "neither" && matters);
  const done = decisions.some(({ measure, tooFew }) => measure === "p50" && tooFew === undefined);
  const floor = decisions.flatMap(({ measure, tooFew, floor }) =>
    tooFew === undefined ? [[measure, finite(floor)] as const] : [],
  );
  return {
    result: failed ? "failed" : done ? "passed" : "not done",
    floor: Object.fromEntries(floor),
  };
}

function rateVerdict(
  { steady }: Report,
  { rate, decisions }: RateDecision,
  cost: Findings["cost"],
  blanket: MonthlyVerdict["withheld"],
): RateVerdict {
  const failing = decisions.some(
    ({ measure, lower, a, b }) =>
      measure === "errors" && (lower !== "neither" || Math.max(a, b) > margin.errors),
  );
  const told = (backend: Backend): Estimate | undefined => {
    const found = steady && coldFinding(steady, backend, rate);
    return found === undefined || found.of === 0 ? undefined : found.rate;
  };
  const cold = (backend: Backend): Range | null => {
    const found = told(backend);
    return found === undefined ? null : rangeOf(found);
  };
  return {
    rate,
    claims: decisions.map((decision) =>
      claimOf(decision, blanket ?? withheldOf(decision, failing, lagApart(steady, rate))),
    ),
    cold: { functions: cold("functions"), containers: cold("containers") },
    monthly: cost === undefined ? null : monthlyAt(cost, rate, told("functions"), blanket),
  };
}

/** How much later the generator was with one side than with the other. */
type LagApart = (q: "p50" | "p95" | "p99") => number;

function lagApart(steady: Report["steady"], rate: number): LagApart {
  const of = (backend: Backend) =>
    steady?.lags.find((row) => row.rate === rate && row.backend === backend);
  const [a, b] = [of("functions"), of("containers")];
  return (q) => Math.abs((a?.[q] ?? 0) - (b?.[q] ?? 0));
}

function withheldOf(
  { measure, tooFew, difference, lower }: Decision,
  failing: boolean,
  lag: LagApart,
): Withheld | undefined {
  if (tooFew) return `too few ${tooFew.what}`;
  if (measure === "errors") return undefined;
  if (failing) return "errors";
  // Of a tie nothing is claimed that the generator could have made.
  if (lower === "neither") return undefined;
  return lag(measure) > Math.abs(difference.value) / 2 ? "generator lag" : undefined;
}

function claimOf(decision: Decision, withheld: Withheld | undefined): Claim {
  const { measure, a, b, difference, relative, confidence, p, lower, floor } = decision;
  const sides = { a: "functions", b: "containers", neither: "neither" } as const;
  const better = withheld === undefined ? sides[lower] : "neither";
  return {
    measure,
    functions: finite(a),
    containers: finite(b),
    difference: rangeOf(difference),
    relative: rangeOf(relative),
    confidence,
    p,
    better,
    matters: better !== "neither" && decision.matters,
    floor: finite(floor),
    withheld: withheld ?? null,
  };
}
