import type { Backend } from "../load/sample";
import { meanEstimate } from "../stats/bootstrap";
import type { Estimate } from "../stats/quantiles";
import { seeded } from "../stats/random";
import type { Level, Report } from "./schema";

export interface Saturation {
  readonly backend: Backend;
  readonly levels: readonly { readonly level: Level; readonly perSecond: Estimate }[];
  /** The fewest clients that reach 90 % of the best throughput: more of them only wait. */
  readonly knee: { readonly level: Level; readonly perSecond: Estimate } | undefined;
}

const nearTheBest = 0.9;

/** Throughput by number of clients, with intervals from its whole seconds. */
export function saturationOf(report: Report, backend: Backend): Saturation {
  const settings = { random: seeded(report.plan.seed), confidence: 0.95, resamples: 1000 };
  const levels = report.saturation
    .filter((level) => level.backend === backend)
    .map((level) => ({ level, perSecond: meanEstimate(level.perSecond, settings) }));
  const best = Math.max(0, ...levels.map(({ perSecond }) => perSecond.value));
  const knee = levels.find(({ perSecond }) => perSecond.value >= nearTheBest * best);
  return { backend, levels, knee: best > 0 ? knee : undefined };
}
