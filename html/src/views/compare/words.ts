import { backends } from "../../../../compare/load/sample";
import { coldFinding } from "../../../../compare/phases/steady/groups";
import type { Report } from "../../../../compare/record/schema";
import { findingsOf, rateDecisions } from "../../../../compare/report/findings";
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

/**
 * One from the page has no A/A check, so it never gets the verdict that a full run does: it says what it
 * saw, by the same rules, and how to make sure.
 */
export function wordsOn(report: Report): Words {
  const { aa, steady, labels, seed } = report;
  if (aa || !steady) {
    const findings = findingsOf(report);
    const { headline } = findings.verdict;
    return { headline, sentences: verdictSentences(report, findings) };
  }
  const decisions = rateDecisions(steady, seed);
  const seen = verdictOf(
    { ...report, void: [] },
    { aa: { functions: [], containers: [] }, rates: decisions },
    "look",
  );
  const cold = backends.flatMap((backend) => coldSentences(coldFinding(steady, backend), labels));
  const headline = findingOf(report, decisions);
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
