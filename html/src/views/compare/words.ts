import { backends } from "../../../../compare/load/sample";
import { rateDecision, type Steady } from "../../../../compare/phases/steady";
import { coldFinding } from "../../../../compare/phases/steady/groups";
import type { Report } from "../../../../compare/record/schema";
import { findingsOf } from "../../../../compare/report/findings";
import { type Verdict, verdictOf } from "../../../../compare/report/verdict";
import { coldSentences, decisionSentence } from "../../../../compare/report/words";

/**
 * What may be said of a report. One from the page has no A/A check, so it never gets the verdict that
 * a full run does: it says what it saw, and how to make sure.
 */
export function wordsOn(report: Report): Verdict {
  const { aa, steady, emulated, labels, seed } = report;
  if (aa || !steady) return verdictOf(report, findingsOf(report));
  // Without all the findings, some of which take seconds and are not asked for here.
  const cold = backends.flatMap((backend) => coldSentences(coldFinding(steady, backend), labels));
  if (emulated) {
    const sentence =
      "At least one backend ran on this machine or a private network, so this shows shapes (cold starts, tails), not which one is faster.";
    return { headline: "Emulated: no verdict", sentences: [sentence, ...cold] };
  }
  const decisions = decisionsOf(steady, seed).map(({ rate, decision }) =>
    decisionSentence(rate, decision, labels),
  );
  const sure =
    "This was a short look without an A/A check, from one browser: “npm run compare” makes sure.";
  return { headline: "A first look", sentences: [...decisions, ...cold, sure] };
}

const decisionsOf = (steady: Steady, seed: number) =>
  steady.plan.rates.flatMap((rate) =>
    rateDecision(steady, rate, seed).decisions.map((decision) => ({ rate, decision })),
  );
