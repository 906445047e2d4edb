import { backends } from "../../../../compare/load/sample";
import { coldFinding } from "../../../../compare/phases/steady/groups";
import type { Report } from "../../../../compare/record/schema";
import {
  type Findings,
  findingsOf,
  type RateDecision,
  rateDecisions,
} from "../../../../compare/report/findings";
import { verdictOf } from "../../../../compare/report/verdict";
import { failureSentences, verdictSentences } from "../../../../compare/report/verdict-words";
import { coldSentences, rateSentence } from "../../../../compare/report/words";
import { findingOf } from "./finding";

/** What may be said of a report: what was found, what kind of finding it is, and sentences. */
export interface Words {
  readonly headline: string;
  /** What must not be missed about it. */
  readonly label?: string;
  readonly sentences: readonly string[];
}

/** What a report's intervals say: of a full run all of it, of one from the page each rate. */
type Decided =
  | { readonly findings: Findings }
  | { readonly steady: NonNullable<Report["steady"]>; readonly rates: readonly RateDecision[] };

/** The long part of what `wordsOn` does: whoever must not hold up the page does it by itself. */
export function decidedOn(report: Report): Decided {
  const { aa, steady, seed } = report;
  return aa || !steady
    ? { findings: findingsOf(report) }
    : { steady, rates: rateDecisions(steady, seed) };
}

/**
 * One from the page has no A/A check, so it never gets the verdict that a full run does: it says what it
 * saw, by the same rules, and how to make sure.
 */
export function wordsOn(report: Report, decided: Decided = decidedOn(report)): Words {
  if ("findings" in decided) {
    const { findings } = decided;
    return { headline: findings.verdict.headline, sentences: verdictSentences(report, findings) };
  }
  const { labels } = report;
  const { steady, rates } = decided;
  const seen = verdictOf(
    { ...report, void: [] },
    { aa: { functions: [], containers: [] }, rates },
    "look",
  );
  const cold = backends.flatMap((backend) => coldSentences(coldFinding(steady, backend), labels));
  const headline = findingOf(report, rates);
  if (seen.kind === "emulated") {
    const sentence =
      "At least one backend ran on this machine or a private network, so this shows shapes (cold starts, tails), not which one is faster on AWS.";
    const label = "Emulated: no verdict";
    return { headline, label, sentences: [sentence, ...cold, ...failureSentences(report)] };
  }
  const sure =
    "This was a short look without an A/A check, from one browser: “npm run compare” makes sure.";
  return {
    headline,
    label: "A first look",
    sentences: [
      ...seen.rates.map((rate) => rateSentence(rate, labels)),
      ...cold,
      ...failureSentences(report),
      ...blind,
      sure,
    ],
  };
}

/** What a page is not told. */
const blind = [
  "A browser does not tell a page why an answer did not come, nor which status one had that CORS keeps from it, nor when it opened a connection: the first two count as failed, and what waits for a connection as slow.",
];
