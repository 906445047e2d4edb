/** Findings as sentences for people. */
import type { Backend } from "../load/sample";
import type { ColdFinding } from "../phases/steady/groups";
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
import { type Labels, nameOf } from "./names";

/** One comparison in words: who, by how much, how sure. */
export function decisionSentence(rate: number, decision: Decision, labels: Labels): string {
  const at = `At ${plain(rate)} requests a second`;
  if (decision.kind === "too few blocks") {
    return `${at}: too few blocks for a difference (${decision.has}; 40 are needed).`;
  }
  const { q, milliseconds: by, relative } = decision.by;
  const where = q === 0.5 ? "the median" : quantileName(q);
  const interval = `95 % interval ${milliseconds(by.low)} to ${milliseconds(by.high)}`;
  const [a, b] = [nameOf(labels.functions), nameOf(labels.containers)];
  if (decision.kind === "no difference") {
    return `${at} ${where} shows no difference: ${a.name} less ${b.name} is ${milliseconds(by.value)} (${interval}).`;
  }
  const [faster, slower] = decision.kind === "a is faster" ? [a, b] : [b, a];
  const ends = [Math.abs(by.low), Math.abs(by.high)].sort((x, y) => x - y);
  return `${at} ${faster.name} ${faster.verb("are", "is")} faster at ${where}: ${slower.name} ${slower.verb("take", "takes")} ${milliseconds(Math.abs(by.value))} longer (95 % interval ${milliseconds(ends[0] ?? 0)} to ${milliseconds(ends[1] ?? 0)}; ${a.name} against ${b.name} ${signedPercent(relative.value)}).`;
}

const signedPercent = (share: number): string => `${share > 0 ? "+" : ""}${percent(share)}`;

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
          `${large(unknown)} answers of ${name} do not say which instance gave them, so that their cold starts and the parts of their time cannot be told; both sides are compared with all that was answered, cold starts included.`,
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

/** What each backend answers at most, in words; also of emulated runs, as a shape. */
export function saturationSentence({ saturation }: Findings, labels: Labels): string {
  return saturation
    .map(({ backend, levels, knee }) => {
      const { Name, verb } = nameOf(labels[backend]);
      if (knee === undefined) return `${Name} answered nothing`;
      const { concurrency, instances, errors } = knee.level;
      const from =
        instances === 0 ? "" : ` from ${instances} ${instances === 1 ? "instance" : "instances"}`;
      const failed = errors === 0 ? "" : `, ${errors} requests failed`;
      const most = `${estimate(knee.perSecond)} answers a second${from}${failed}`;
      return knee === levels.at(-1)
        ? `${Name} ${verb("show", "shows")} no bend up to ${concurrency} clients: ${most}`
        : `${Name} ${verb("bend", "bends")} at ${concurrency} clients: ${most}`;
    })
    .join(". ");
}

/** How each backend took the step, in words. */
export function recoverySentence(
  { recoveries }: Findings,
  objectiveMs: number,
  labels: Labels,
): string {
  return recoveries
    .map(({ backend, seconds, instancesBefore, instancesAfter, cold, errors }) => {
      const { Name, verb } = nameOf(labels[backend]);
      const objective = `the objective of ${plain(objectiveMs)} ms`;
      const were = verb("were", "was");
      const back =
        seconds === undefined
          ? `${were} not back under ${objective} before the end`
          : seconds === 0
            ? `stayed under ${objective}`
            : `${were} back under ${objective} after ${seconds} s`;
      const told =
        instancesAfter === 0
          ? ""
          : `${instancesBefore} to ${instancesAfter} instances, ${cold} cold starts, `;
      return `${Name} ${back}: ${told}${errors} errors`;
    })
    .join(". ");
}
