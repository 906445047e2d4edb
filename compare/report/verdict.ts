import { type Backend, backends } from "../load/sample";
import type { Report } from "../record/schema";
import type { Decision } from "../stats/decision";
import type { Findings } from "./findings";
import { type Labels, nameOf } from "./names";
import { breakEvenSentences, coldSentences, decisionSentence } from "./words";

/** The verdict in words: sentences for people, each with how sure it is. */
export interface Verdict {
  /** One short line: what stands in large letters. */
  readonly headline: string;
  readonly sentences: readonly string[];
}

/**
 * What may be said of a run. An emulated one gets no verdict: it shows shapes, and its two backends
 * are processes on one machine, where neither costs nor speeds are AWS's.
 */
export function verdictOf({ emulated, labels }: Report, findings: Findings): Verdict {
  const doubts = backends.flatMap((backend) => aaDoubt(labels[backend], findings.aa[backend]));
  const failed = backends.some((backend) => aaResult(findings.aa[backend]) === "failed");
  if (emulated) {
    return {
      headline: "Emulated: no verdict",
      sentences: [
        "Both backends ran on one machine or a private network. This report shows shapes (cold starts, scaling, tails), not which backend is faster or cheaper: no verdict is drawn from it.",
        ...doubts,
      ],
    };
  }
  if (doubts.length > 0) {
    return {
      headline: failed ? "No verdict: the A/A check failed" : "No verdict: no A/A check was made",
      sentences: doubts,
    };
  }
  return {
    headline: headlineOf(findings, labels),
    sentences: [
      ...findings.rates.flatMap(({ rate, decisions }) =>
        decisions
          .filter((decision) => inVerdict.includes(quantileIn(decision)))
          .map((decision) => decisionSentence(rate, decision, labels)),
      ),
      ...findings.cold.flatMap((each) => coldSentences(each, labels)),
      ...breakEvenSentences(findings, labels),
    ],
  };
}

/** The middle and the tail; the sections of a report say the rest. */
const inVerdict: readonly number[] = [0.5, 0.99];

const quantileIn = (decision: Decision): number =>
  decision.kind === "too few blocks" ? decision.q : decision.by.q;

/** How a backend came out of the check against itself. */
export function aaResult(decisions: readonly Decision[]): "passed" | "failed" | "not done" {
  const kinds = decisions.map((decision) => decision.kind);
  if (kinds.includes("a is faster") || kinds.includes("b is faster")) return "failed";
  return kinds.includes("too few blocks") ? "not done" : "passed";
}

/** Why differences may not be believed; nothing when the check was passed. */
function aaDoubt(label: string, decisions: readonly Decision[]): string[] {
  const { name, verb } = nameOf(label);
  const sentences = {
    passed: [],
    failed: [
      `The A/A check failed: the same ${name} against ${verb("themselves", "itself")} showed a difference, so something else moved while this ran (or it was one of the 5 % of runs in which chance does that). Run it again.`,
    ],
    "not done": [
      `The A/A check of ${name} had too few blocks, so that nothing says whether a difference would be ${verb("theirs", "its own")}.`,
    ],
  };
  return sentences[aaResult(decisions)];
}

/** Which one is faster in the middle, when all rates agree on it. */
function headlineOf({ rates }: Findings, labels: Labels): string {
  const kinds = new Set(rates.map(({ decisions }) => decisions[0]?.kind));
  const [only] = kinds;
  if (kinds.size !== 1 || only === undefined) return "Which one is faster depends on the load";
  const faster = (backend: Backend): string => {
    const { Name, verb } = nameOf(labels[backend]);
    return `${Name} ${verb("answer", "answers")} faster`;
  };
  return {
    "a is faster": faster("functions"),
    "b is faster": faster("containers"),
    "no difference": "No difference was found",
    "too few blocks": "Too few blocks for a verdict",
  }[only];
}
