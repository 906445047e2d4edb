import { backends } from "../../../../compare/load/sample";
import type { Report } from "../../../../compare/record/schema";
import { coldFinding, findingsOf, rateDecision } from "../../../../compare/report/findings";
import { large, percentEstimate } from "../../../../compare/report/format";
import { decisionSentence, type Verdict, verdictOf } from "../../../../compare/report/verdict";

/**
 * What may be said of a report. One from the page has no A/A check, so it never gets the verdict that
 * a full run does: it says what it saw, and how to make sure.
 */
export function wordsOn(report: Report): Verdict {
  if (report.aa.functions.length + report.aa.containers.length > 0) {
    return verdictOf(report, findingsOf(report));
  }
  // Without all the findings, some of which take seconds and are not asked for here.
  const cold = backends
    .map((backend) => coldFinding(report, backend))
    .filter(({ of }) => of > 0)
    .map(
      ({ backend, cold, of, rate }) =>
        `Of ${large(of)} requests to ${backend} ${cold} met a cold start: ${percentEstimate(rate)}.`,
    );
  if (report.emulated) {
    const sentence =
      "At least one backend ran on this machine or a private network, so this shows shapes (cold starts, tails), not which one is faster.";
    return { headline: "Emulated: no verdict", sentences: [sentence, ...cold] };
  }
  const decisions = report.plan.rates.flatMap((rate) =>
    rateDecision(report, rate).decisions.map((decision) => decisionSentence(rate, decision)),
  );
  const sure =
    "This was a short look without an A/A check, from one browser: “npm run compare” makes sure.";
  return { headline: "A first look", sentences: [...decisions, ...cold, sure] };
}
