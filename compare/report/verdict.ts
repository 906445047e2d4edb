import { type Backend, backends } from "../load/sample";
import type { Report } from "../record/schema";
import type { Decision } from "../stats/decision";
import type { Findings } from "./findings";
import {
  estimate,
  large,
  milliseconds,
  percent,
  percentEstimate,
  plain,
  quantileName,
} from "./format";

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
export function verdictOf(report: Report, findings: Findings): Verdict {
  const doubts = backends.flatMap((backend) => aaDoubt(backend, findings.aa[backend]));
  const failed = backends.some((backend) => aaResult(findings.aa[backend]) === "failed");
  if (report.emulated) {
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
    headline: headlineOf(findings),
    sentences: [
      ...findings.rates.flatMap(({ rate, decisions }) =>
        decisions
          .filter((decision) => inVerdict.includes(quantileIn(decision)))
          .map((decision) => decisionSentence(rate, decision)),
      ),
      ...coldSentences(findings),
      breakEvenSentence(findings),
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
function aaDoubt(backend: Backend, decisions: readonly Decision[]): string[] {
  const sentences = {
    passed: [],
    failed: [
      `The A/A check failed: the same ${backend} against themselves showed a difference, so something else moved while this ran (or it was one of the 5 % of runs in which chance does that). Run it again.`,
    ],
    "not done": [
      `The A/A check of ${backend} had too few blocks, so that nothing says whether a difference would be theirs.`,
    ],
  };
  return sentences[aaResult(decisions)];
}

/** Which one is faster in the middle, when all rates agree on it. */
function headlineOf({ rates }: Findings): string {
  const kinds = new Set(rates.map(({ decisions }) => decisions[0]?.kind));
  const [only] = kinds;
  if (kinds.size !== 1 || only === undefined) return "Which one is faster depends on the load";
  return {
    "a is faster": "Functions answer faster",
    "b is faster": "Containers answer faster",
    "no difference": "No difference was found",
    "too few blocks": "Too few blocks for a verdict",
  }[only];
}

/** One comparison in words: who, by how much, how sure. */
export function decisionSentence(rate: number, decision: Decision): string {
  const at = `At ${plain(rate)} requests a second`;
  if (decision.kind === "too few blocks") {
    return `${at}: too few blocks for a difference (${decision.has}; 40 are needed).`;
  }
  const { q, milliseconds: by, relative } = decision.by;
  const where = q === 0.5 ? "the median" : quantileName(q);
  const interval = `95 % interval ${milliseconds(by.low)} to ${milliseconds(by.high)}`;
  if (decision.kind === "no difference") {
    return `${at} ${where} shows no difference: functions less containers is ${milliseconds(by.value)} (${interval}).`;
  }
  const [faster, slower] =
    decision.kind === "a is faster" ? ["functions", "containers"] : ["containers", "functions"];
  const ends = [Math.abs(by.low), Math.abs(by.high)].sort((a, b) => a - b);
  return `${at} ${faster} are faster at ${where}: ${slower} take ${milliseconds(Math.abs(by.value))} longer (95 % interval ${milliseconds(ends[0] ?? 0)} to ${milliseconds(ends[1] ?? 0)}; functions against containers ${signedPercent(relative.value)}).`;
}

const signedPercent = (share: number): string => `${share > 0 ? "+" : ""}${percent(share)}`;

function coldSentences({ cold }: Findings): string[] {
  return cold
    .filter((each) => each.of > 0)
    .map(
      (each) =>
        `Of ${large(each.of)} steady requests to ${each.backend} ${each.cold} met a cold start: ${percentEstimate(each.rate)}.`,
    );
}

/** The break-even with its interval, or that there is none. */
export function breakEvenSentence({ cost }: Findings): string {
  const { breakEven, interval } = cost;
  if (breakEven.kind === "never") {
    return `With these inputs ${breakEven.cheaper} cost less at every volume up to 100 billion requests a month.`;
  }
  const other = breakEven.cheaperBelow === "functions" ? "containers" : "functions";
  return `Below ${large(breakEven.requestsPerMonth)} requests a month ${breakEven.cheaperBelow} cost less, above it ${other} (${large(interval.low)} to ${large(interval.high)} with the uncertainty of what was measured).`;
}

/** What each backend answers at most, in words; also of emulated runs, as a shape. */
export function saturationSentence({ saturation }: Findings): string {
  return saturation
    .map(({ backend, levels, knee }) => {
      const name = capital(backend);
      if (knee === undefined) return `${name} answered nothing`;
      const { concurrency, instances, errors } = knee.level;
      const failed = errors === 0 ? "" : `, ${errors} requests failed`;
      const most = `${estimate(knee.perSecond)} answers a second from ${instances} ${instances === 1 ? "instance" : "instances"}${failed}`;
      return knee === levels.at(-1)
        ? `${name} show no bend up to ${concurrency} clients: ${most}`
        : `${name} bend at ${concurrency} clients: ${most}`;
    })
    .join(". ");
}

/** How each backend took the step, in words. */
export function recoverySentence({ recoveries }: Findings, objectiveMs: number): string {
  return recoveries
    .map(({ backend, seconds, instancesBefore, instancesAfter, cold, errors }) => {
      const objective = `the objective of ${plain(objectiveMs)} ms`;
      const back =
        seconds === undefined
          ? `were not back under ${objective} before the end`
          : seconds === 0
            ? `stayed under ${objective}`
            : `were back under ${objective} after ${seconds} s`;
      return `${capital(backend)} ${back}: ${instancesBefore} to ${instancesAfter} instances, ${cold} cold starts, ${errors} errors`;
    })
    .join(". ");
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
