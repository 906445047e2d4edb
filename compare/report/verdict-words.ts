import type { Report } from "../record/schema";
import type { Verdict } from "../record/verdict";
import type { Findings } from "./findings";
import { exact, milliseconds, percent } from "./format";
import { type Labels, nameOf } from "./names";
import { objectiveSentences } from "./objectives";
import { rateSentence } from "./words";

/** The verdict in sentences: why it is none or to be doubted, then one line for each rate. */
export function verdictSentences({ labels, runs }: Report, { verdict }: Findings): string[] {
  return [
    ...objectiveSentences(verdict.objectives, labels),
    ...basisOf(verdict, runs),
    ...verdict.reasons,
    ...verdict.rates.map((rate) => rateSentence(rate, labels)),
  ];
}

/** What the claims are about, and what they are not. */
function basisOf({ kind, about, placements, drawn }: Verdict, runs: number): string[] {
  if (kind === "emulated") {
    return [
      "Both backends ran on one machine or a private network. This report shows shapes (cold starts, scaling, tails), not which backend is faster or cheaper: no verdict is drawn from it.",
    ];
  }
  const rehearsal =
    kind === "rehearsal"
      ? [
          "A rehearsal: both ran on one machine or a private network, so that this tries the machinery and says nothing of AWS.",
        ]
      : [];
  if (!drawn) return rehearsal;
  return [
    ...rehearsal,
    about === "placements"
      ? `Over ${placements} placements${runs > placements ? ` of ${runs} runs (those that met instances of each other's are one)` : ""}, which were drawn again first, then their blocks.`
      : `One deployment is one sample: this speaks of this deployment alone ${runs > 1 ? `(the ${runs} runs met instances of each other's: not all was deployed anew between them)` : "(--placements, or runs made after redeploys and put together by --merge, speak of more)"}.`,
  ];
}

/** How both came out of the check against themselves, and what it could have seen. */
export function aaSentence({ aa }: Verdict, labels: Labels): string {
  const of = (backend: "functions" | "containers"): string => {
    const { result, floor } = aa[backend];
    const seen = floor.p50 == null ? "" : `, would see ${milliseconds(floor.p50)} at the median`;
    return `${labels[backend]} ${result}${seen}`;
  };
  return `A/A check: ${of("functions")}; ${of("containers")}.`;
}

/** Who failed how: statuses, and causes where there was no answer; a 429 is a limit, no speed. */
export function failureSentences({ steady, labels }: Report): string[] {
  if (steady === undefined) return [];
  return (["functions", "containers"] as const).flatMap((backend) => {
    const mine = steady.answers.filter((each) => each.backend === backend);
    const failed = mine.filter(({ expected }) => !expected);
    if (failed.length === 0) return [];
    const whole = mine.reduce((sum, { count }) => sum + count, 0);
    const kinds = new Map<string, number>();
    for (const { status, cause, count } of failed) {
      const kind = status === 0 ? (cause ?? "no answer") : kindOf(status);
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    }
    const { Name } = nameOf(labels[backend]);
    const list = [...kinds].map(
      ([kind, count]) => `${exact(count)} ${kind} (${percent(count / whole)})`,
    );
    return [`${Name}: failed steady requests: ${list.join(", ")}.`];
  });
}

const kindOf = (status: number): string =>
  status === 429 ? "429: a limit, not a speed" : String(status);
