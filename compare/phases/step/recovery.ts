import type { Backend } from "../../load/sample";
import { countOf } from "../../stats/histogram";
import { atRank } from "../../stats/quantiles";
import { rankOf } from "../../stats/ranks";
import type { Step, StepSecond } from "../step";

/** How a backend took the step. */
export interface Recovery {
  readonly backend: Backend;
  /** Whole seconds after the step until every later one met the objective; undefined when none did. */
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

export function recoveryOf({ seconds, objectiveMs }: Step, backend: Backend): Recovery {
  const mine = seconds.filter((second) => second.backend === backend);
  const after = mine.filter(({ second }) => second >= 0);
  const late = after.filter(
    (second) => second.errors > 0 || (p99Of(second) ?? Number.POSITIVE_INFINITY) > objectiveMs,
  );
  const lastLate = late.at(-1)?.second;
  const last = after.at(-1)?.second ?? 0;
  const most = (of: readonly StepSecond[]): number =>
    Math.max(0, ...of.map((second) => second.instances));
  return {
    backend,
    seconds: lastLate === undefined ? 0 : lastLate >= last ? undefined : lastLate + 1,
    instancesBefore: most(mine.filter(({ second }) => second < 0)),
    instancesAfter: most(after),
    cold: after.reduce((sum, second) => sum + second.cold, 0),
    errors: after.reduce((sum, second) => sum + second.errors, 0),
  };
}
