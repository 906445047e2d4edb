import type { Backend } from "../load/sample";
import type { Level, Stop } from "../phases/saturation";
import type { Limits } from "../record/limits";
import { exact } from "./format";

const words: Readonly<Record<Stop, string>> = {
  throttle: "429: the throttle, a limit and no speed",
  errors: "more than 1 % failed",
  objective: "p99 passed the objective",
  generator: "the load generator itself was late",
};

/**
 * What stopped a ramp: what was seen, how requests failed, and which of the known limits was reached
 * then, so that a limit is not taken for a speed.
 */
export function stopWords(level: Level, limits: Limits = {}): string {
  const { stop = "errors", backend } = level;
  const { throttleRate } = limits;
  if (stop === "throttle" && throttleRate !== undefined && backend === "functions") {
    return `429: the throttle of ${exact(throttleRate)} a second, a limit and no speed`;
  }
  if (stop === "generator") return words.generator;
  const failed = (level.failures ?? []).map(
    ({ status, cause, count }) =>
      `${exact(count)} ${status === 0 ? (cause ?? "no answer") : status}`,
  );
  return [
    `${words[stop]}${failed.length === 0 ? "" : `: ${failed.join(", ")}`}`,
    ...instanceWords[backend](level, limits),
    ...tableWords(level, limits),
  ].join("; ");
}

const instanceWords: Readonly<Record<Backend, (level: Level, limits: Limits) => string[]>> = {
  functions: ({ instances }, { accountConcurrency: most }) => {
    // Of as many as run at once not every one answers in the level.
    if (most === undefined || instances < 0.95 * most) return [];
    return [`the account's concurrency of ${exact(most)} was reached, a limit and no speed`];
  },
  containers: ({ instances }, { mostTasks: most }) => {
    if (most === undefined || instances === 0) return [];
    if (instances >= most) return [`all of the ${exact(most)} tasks that it may have answered`];
    return [
      `${exact(instances)} of the ${exact(most)} tasks that it may have answered: more come within minutes, which a ramp does not wait for`,
    ];
  },
};

/** The app answers 503 where the table refuses, and it is not alone in that: it is named as what it may be. */
function tableWords({ failures = [], errors }: Level, { tableReads, tableWrites }: Limits) {
  const refused = failures.find(({ status }) => status === 503)?.count ?? 0;
  if (2 * refused < errors || refused === 0) return [];
  const most = [
    tableReads === undefined ? [] : [`${exact(tableReads)} read`],
    tableWrites === undefined ? [] : [`${exact(tableWrites)} write`],
  ].flat();
  if (most.length === 0) return [];
  return [
    `a 503 may be the table's, which lets ${most.join(" and ")} units a second through, a limit and no speed`,
  ];
}
