import type { Backend } from "../../load/sample";
import { countOf, merged } from "../../stats/histogram";
import { atRank } from "../../stats/quantiles";
import { rankOf } from "../../stats/ranks";
import type { Step, StepSecond } from "../step";

/** How a backend took the step. */
export interface Recovery {
  readonly backend: Backend;
  /** p95 of five seconds that counts as back, milliseconds; undefined where nothing was answered before. */
  readonly limitMs: number | undefined;
  /** How many times the rate before that after the step was. */
  readonly times: number;
  /** Seconds after the step. */
  readonly lasted: number;
  /** Seconds from the step until the backend was back; undefined where it was not before the end. */
  readonly seconds: number | undefined;
  /** 0 where the answers do not say. */
  readonly instancesBefore: number;
  readonly instancesAfter: number;
  readonly cold: number;
  readonly errors: number;
}

/** p99 of one second in milliseconds, as far as its few requests say; undefined without answers. */
export function p99Of({ latency }: Pick<StepSecond, "latency">): number | undefined {
  const count = countOf(latency);
  return count === 0 ? undefined : atRank(latency, rankOf(count, 0.99));
}

const windowSeconds = 5;

/**
 * Back is when five seconds on end have a p95 within a quarter and 1 ms of that before the step, at most
 * 1 % of errors, and all later ones too: single slow seconds happen without a step.
 */
export function recoveryOf({ seconds, from, to }: Step, backend: Backend): Recovery {
  const mine = seconds.filter((second) => second.backend === backend);
  const [before, after] = [
    mine.filter(({ second }) => second < 0),
    mine.filter(({ second }) => second >= 0),
  ];
  const usual = p95Of(before);
  const limit = usual === undefined ? undefined : 1.25 * usual + 1;
  const windows = after.slice(0, Math.max(1, after.length - windowSeconds + 1)).map((_, start) => {
    const within = after.slice(start, start + windowSeconds);
    const sum = (of: "errors" | "count") => within.reduce((all, each) => all + each[of], 0);
    const p95 = p95Of(within) ?? Number.POSITIVE_INFINITY;
    return limit !== undefined && p95 <= limit && sum("errors") <= 0.01 * sum("count");
  });
  const lastBad = windows.lastIndexOf(false);
  const most = (of: readonly StepSecond[]): number =>
    Math.max(0, ...of.map((second) => second.instances));
  return {
    backend,
    limitMs: limit,
    times: to / from,
    lasted: after.length,
    seconds: lastBad === windows.length - 1 ? undefined : (after[lastBad + 1]?.second ?? 0),
    instancesBefore: most(before),
    instancesAfter: most(after),
    cold: after.reduce((sum, second) => sum + second.cold, 0),
    errors: after.reduce((sum, second) => sum + second.errors, 0),
  };
}

function p95Of(seconds: readonly StepSecond[]): number | undefined {
  const latency = merged(seconds.map((second) => second.latency));
  const count = countOf(latency);
  return count === 0 ? undefined : atRank(latency, rankOf(count, 0.95));
}
