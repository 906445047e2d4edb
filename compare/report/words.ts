/** Findings as sentences for people. */
import type { Backend } from "../load/sample";
import type { Stop } from "../phases/saturation";
import type { ColdFinding } from "../phases/steady/groups";
import type { Report } from "../record/schema";
import type { AaVerdict, Claim, Range, RateVerdict, Withheld } from "../record/verdict";
import type { Measure } from "../stats/resample";
import type { Findings } from "./findings";
import { large, milliseconds, percent, percentEstimate, plain } from "./format";
import { type Labels, nameOf } from "./names";

export const measureName = (measure: Measure): string =>
  measure === "p50" ? "the median" : measure;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? "")
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

/** One rate in one line: each claim, then the cold starts. */
export function rateSentence({ rate, claims, cold }: RateVerdict, labels: Labels): string {
  const share = (found: Range | null): string =>
    found?.value == null ? "not told" : percent(found.value);
  return `At ${plain(rate)} requests a second (${labels.functions}, ${labels.containers}): ${[
    ...claims.map((claim) => claimPhrase(claim, labels)),
    `cold starts ${share(cold.functions)}, ${share(cold.containers)}`,
  ].join("; ")}.`;
}

/** One claim in words: both values, who, by how much, how sure. */
export function claimPhrase(claim: Claim, labels: Labels): string {
  const { measure, better, difference, relative, matters, floor, withheld } = claim;
  const errors = measure === "errors";
  const value = (ms: number | null): string =>
    ms === null ? "no answer" : errors ? percent(ms) : milliseconds(ms);
  const both = `${measure} ${value(claim.functions)}, ${value(claim.containers)}`;
  if (withheld !== null) return `${both} (nothing claimed: ${withheldWords[withheld]})`;
  const ends = [difference.low, difference.high].map((end) => (end === null ? "∞" : value(end)));
  if (better === "neither") {
    const unseen = floor === null ? "" : `; less than ${value(floor)} would not be seen`;
    return `${both} (no difference: ${ends[0]} to ${ends[1]}${unseen})`;
  }
  const { name, verb } = nameOf(labels[better]);
  const [least, most] = [difference.low, difference.high]
    .map((end) => Math.abs(end ?? Number.POSITIVE_INFINITY))
    .sort((x, y) => x - y);
  const size = (ms = 0): string => (Number.isFinite(ms) ? value(ms) : "∞");
  const by = `${size(Math.abs(difference.value ?? Number.POSITIVE_INFINITY))} (${size(least)} to ${size(most)}${relative.value === null || errors ? "" : `, ${signedPercent(relative.value)}`})`;
  const what = errors ? verb("fail", "fails") : verb("are", "is");
  const how = errors ? "less often" : "faster";
  return `${both} (${name} ${what} ${how} by ${by}${matters ? "" : ", less than matters"})`;
}

const withheldWords: Readonly<Record<Withheld, string>> = {
  "too few blocks": "too few blocks, 40 are needed",
  "too few requests": "too few requests",
  errors: "errors differ or pass 0.1 %",
  "generator lag": "the generator's own lag may be the cause",
  "A/A check": "the A/A check was not passed",
  void: "the run is void",
};

const signedPercent = (share: number): string => `${share > 0 ? "+" : ""}${percent(share)}`;

/** Why differences may not be believed; nothing when the check was passed. */
export function aaDoubt(label: string, result: AaVerdict["result"]): string[] {
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
  return sentences[result];
}

/** Load that waits for every answer before it moves on hides a stall that is long beside a segment. */
export function stallDoubt({ steady }: Report): string[] {
  if (steady === undefined || steady.plan.order === "together") return [];
  const { segmentSeconds } = steady.plan;
  if (segmentSeconds * 1000 >= 10 * steady.longestStall) return [];
  return [
    `The longest stall seen took ${milliseconds(steady.longestStall)}, and segments of ${plain(segmentSeconds)} s are shorter than ten times that: each waits for its last answer before the other backend has its turn, so that long stalls are counted too seldom.`,
  ];
}

/** How many met a cold start, as far as the answers say it. */
export function coldSentences({ backend, cold, of, rate, unknown }: ColdFinding, labels: Labels) {
  const { name } = nameOf(labels[backend]);
  return [
    ...(of > 0
      ? [
          `Of ${large(of)} steady requests to ${name} ${cold} met a cold start: ${percentEstimate(rate)}.`,
        ]
      : []),
    ...(unknown > 0
      ? [
          `${large(unknown)} answers of ${name} do not say which instance gave them, so that their cold starts and the parts of their time cannot be told.`,
        ]
      : []),
  ];
}

/** The break-even with its interval, or that there is none; nothing of targets without a cost model. */
export function breakEvenSentences({ cost }: Findings, labels: Labels): string[] {
  if (cost === undefined) return [];
  const { breakEven, interval } = cost;
  const costs = (backend: Backend): string => {
    const { name, verb } = nameOf(labels[backend]);
    return `${name} ${verb("cost", "costs")} less`;
  };
  if (breakEven.kind === "never") {
    return [
      `With these inputs ${costs(breakEven.cheaper)} at every volume up to 100 billion requests a month.`,
    ];
  }
  const other = breakEven.cheaperBelow === "functions" ? "containers" : "functions";
  return [
    `Below ${large(breakEven.requestsPerMonth)} requests a month ${costs(breakEven.cheaperBelow)}, above it ${labels[other]} (${large(interval.low)} to ${large(interval.high)} with the uncertainty of what was measured).`,
  ];
}

/** How much each backend takes within the objective, and what stopped it; also of emulated runs, as a shape. */
export function saturationSentence({ saturation }: Findings, labels: Labels): string {
  return saturation
    .map(({ backend, knee, stopped }) => {
      const { Name, verb } = nameOf(labels[backend]);
      const ended =
        stopped === undefined
          ? "nothing stopped it"
          : `${plain(stopped.offered)} a second did not hold (${stopWords[stopped.stop ?? "errors"]})`;
      if (knee === undefined) return `${Name} ${verb("hold", "holds")} none of the loads: ${ended}`;
      const { instances, offered } = knee.level;
      const from =
        instances === 0 ? "" : ` from ${instances} ${instances === 1 ? "instance" : "instances"}`;
      return `${Name} ${verb("take", "takes")} ${stopped === undefined ? "at least " : ""}${plain(offered)} requests a second${from}: ${ended}`;
    })
    .join(". ");
}

const stopWords: Readonly<Record<Stop, string>> = {
  throttle: "429: the throttle, a limit and no speed",
  errors: "more than 1 % failed",
  objective: "p99 passed the objective",
  generator: "the load generator itself was late",
};

/** How each backend took the step, and whether it was one that shows scaling. */
export function recoverySentence({ recoveries, saturation }: Findings, to: number, labels: Labels) {
  return recoveries
    .map(({ backend, seconds, limitMs, lasted, instancesBefore, instancesAfter, cold, errors }) => {
      const { Name, verb } = nameOf(labels[backend]);
      const limit = `a p95 of ${milliseconds(limitMs)} (that before the step, and a quarter)`;
      const were = verb("were", "was");
      const back =
        seconds === undefined
          ? `${were} not back under ${limit} before the end`
          : seconds === 0
            ? `stayed under ${limit}`
            : `${were} back under ${limit} after ${seconds} s`;
      const told =
        instancesAfter === 0
          ? ""
          : `${instancesBefore} to ${instancesAfter} instances, ${cold} cold starts, `;
      const knee = saturation.find((each) => each.backend === backend)?.knee?.level.offered;
      const shows = lasted >= scalingSeconds && knee !== undefined && to >= 3 * knee;
      const small = shows
        ? ""
        : "; too small or too short a step to show scaling, which takes three times the load that held and 8 minutes";
      return `${Name} ${back}: ${told}${errors} errors${small}`;
    })
    .join(". ");
}

/** Target tracking acts after minutes. */
const scalingSeconds = 480;
