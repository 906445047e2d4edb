/** Findings as sentences for people. */
import type { ColdFinding } from "../phases/steady/groups";
import type { Report } from "../record/schema";
import type {
  AaVerdict,
  Claim,
  MonthlyVerdict,
  Range,
  RateVerdict,
  Withheld,
} from "../record/verdict";
import type { Measure } from "../stats/resample";
import { dollars, exact, large, milliseconds, percent, percentEstimate, points } from "./format";
import { type Labels, nameOf } from "./names";

export const measureName = (measure: Measure): string =>
  measure === "p50" ? "the median" : measure;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? "")
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

/** One rate in one line: each claim, then the cold starts and the dollars. */
export function rateSentence({ rate, claims, cold, monthly }: RateVerdict, labels: Labels): string {
  const share = (found: Range | null): string =>
    found?.value == null ? notTold : percent(found.value);
  return `At ${exact(rate)} requests a second (${labels.functions}, ${labels.containers}): ${[
    ...claims.map((claim) => claimPhrase(claim, labels)),
    `cold starts ${share(cold.functions)}, ${share(cold.containers)}`,
    ...(monthly === null ? [] : [monthlyPhrase(monthly, labels)]),
  ].join("; ")}.`;
}

/** What a month costs on either side, and who is cheaper where that is sure. */
function monthlyPhrase(monthly: MonthlyVerdict, labels: Labels): string {
  const { functions, containers, difference, cheaper, traffic, requests, withheld } = monthly;
  const at = traffic === "chosen" ? "your" : "with this rate as its mean,";
  const both = `${dollars(functions.value)}, ${dollars(containers.value)} a month (${at} ${large(requests)} requests`;
  if (withheld !== null) return `${both}; nothing claimed: ${withheldWords[withheld]})`;
  if (cheaper === "neither") return `${both}; the inputs do not decide who is cheaper)`;
  const [least = 0, most = 0] = [difference.low, difference.high]
    .map(Math.abs)
    .sort((x, y) => x - y);
  const { name, verb } = nameOf(labels[cheaper]);
  return `${both}; ${name} ${verb("cost", "costs")} ${dollars(least)} to ${dollars(most)} less)`;
}

/** One claim in words: both values, who, by how much, how sure. */
export function claimPhrase(claim: Claim, labels: Labels): string {
  const { measure, better, difference, relative, matters, floor, withheld } = claim;
  const errors = measure === "errors";
  const value = (ms: number | null): string =>
    ms === null ? "no answer" : errors ? percent(ms) : milliseconds(ms);
  const both = `${measure} ${value(claim.functions)}, ${value(claim.containers)}`;
  if (withheld !== null) return `${both} (nothing claimed: ${withheldWords[withheld]})`;
  const apart = errors ? points : milliseconds;
  const ends = [difference.low, difference.high].map((end) => (end === null ? "∞" : apart(end)));
  if (better === "neither") {
    const unseen = floor === null ? "" : `; less than ${apart(floor)} would not be seen`;
    return `${both} (no difference: ${ends[0]} to ${ends[1]}${unseen})`;
  }
  const { name, verb } = nameOf(labels[better]);
  const [least, most] = [difference.low, difference.high]
    .map((end) => Math.abs(end ?? Number.POSITIVE_INFINITY))
    .sort((x, y) => x - y);
  const size = (by = 0): string => (Number.isFinite(by) ? apart(by) : "∞");
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
      `There was no A/A check of ${name} with enough blocks, so that nothing says whether a difference would be ${verb("theirs", "its own")}.`,
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
    `The longest stall seen took ${milliseconds(steady.longestStall)}, and segments of ${exact(segmentSeconds)} s are shorter than ten times that: each waits for its last answer before the other backend has its turn, so that long stalls are counted too seldom.`,
  ];
}

/** How many met a cold start; that none says so is not that none did. */
export const coldCount = ({ cold, of }: ColdFinding): string => (of === 0 ? notTold : String(cold));

export const notTold = "not told";

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
