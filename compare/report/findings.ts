/**
 * What a report says, derived from its measurements alone: the same for a run, a merged file and the
 * page. Pure.
 */
import { type Backend, backends, type Temperature, temperatures } from "../load/sample";
import { type Saturation, saturationOf } from "../phases/saturation";
import { type Recovery, recoveryOf } from "../phases/step/recovery";
import type { Report } from "../record/schema";
import { aaCheck, type Decision, decide } from "../stats/decision";
import { type Buckets, countOf, merged } from "../stats/histogram";
import { proportion } from "../stats/proportion";
import { type Estimate, maximum, type Quantile, quantileOf } from "../stats/quantiles";
import { type CostFindings, costFindings } from "./cost-findings";

/** The quantiles that every table shows. */
export const shownQuantiles = [0.5, 0.9, 0.95, 0.99, 0.999] as const;
/** Those at which the backends are compared. */
const comparedQuantiles = [0.5, 0.95, 0.99] as const;

/** One row of the latency table. */
export interface LatencyRow {
  readonly rate: number;
  readonly backend: Backend;
  /** `all` is every route at once. */
  readonly route: string;
  readonly temperature: Temperature;
  readonly latency: Buckets;
  readonly service: Buckets;
  readonly count: number;
  readonly quantiles: readonly Quantile[];
  readonly max: number;
}

/** Functions (`a`) against containers (`b`) at one rate; warm latencies. */
export interface RateDecision {
  readonly rate: number;
  readonly decisions: readonly Decision[];
}

export interface ColdFinding {
  readonly backend: Backend;
  readonly rate: Estimate;
  readonly cold: number;
  readonly startedAhead: number;
  readonly of: number;
}

export interface Findings {
  readonly aa: Readonly<Record<Backend, readonly Decision[]>>;
  readonly rates: readonly RateDecision[];
  readonly latencies: readonly LatencyRow[];
  readonly cold: readonly ColdFinding[];
  readonly recoveries: readonly Recovery[];
  readonly saturation: readonly Saturation[];
  readonly cost: CostFindings;
}

export function findingsOf(report: Report): Findings {
  const { seed, rates } = report.plan;
  return {
    aa: {
      functions: aaCheck(report.aa.functions, seed),
      containers: aaCheck(report.aa.containers, seed + 1),
    },
    rates: rates.map((rate) => rateDecision(report, rate)),
    latencies: latencyRows(report),
    cold: backends.map((backend) => coldFinding(report, backend)),
    recoveries: backends.map((backend) => recoveryOf(report, backend)),
    saturation: backends.map((backend) => saturationOf(report, backend)),
    cost: costFindings(report),
  };
}

/** Functions against containers at one of the report's rates. */
export function rateDecision({ plan, steady }: Report, rate: number): RateDecision {
  const blocks = steady.blocks
    .filter((block) => block.rate === rate)
    .map(({ functions, containers }) => ({ a: functions, b: containers }));
  return { rate, decisions: decide(blocks, comparedQuantiles, plan.seed) };
}

/** For each rate, backend and temperature: all routes, then each. */
function latencyRows(report: Report): LatencyRow[] {
  const { groups } = report.steady;
  const routes = ["all", ...new Set(groups.map((group) => group.route))];
  return report.plan.rates.flatMap((rate) =>
    backends.flatMap((backend) =>
      temperatures.flatMap((temperature) =>
        routes.flatMap((route): LatencyRow[] => {
          const chosen = groups.filter(
            (group) =>
              group.rate === rate &&
              group.backend === backend &&
              group.temperature === temperature &&
              (route === "all" || group.route === route),
          );
          if (chosen.length === 0) return [];
          const latency = merged(chosen.map((group) => group.latency));
          return [
            {
              rate,
              backend,
              route,
              temperature,
              latency,
              service: merged(chosen.map((group) => group.service)),
              count: countOf(latency),
              quantiles: shownQuantiles.map((q) => quantileOf(latency, q)),
              max: maximum(latency),
            },
          ];
        }),
      ),
    ),
  );
}

/** How many steady requests to a backend met a cold start. */
export function coldFinding(report: Report, backend: Backend): ColdFinding {
  const count = (temperature: Temperature): number =>
    report.steady.groups
      .filter((group) => group.backend === backend && group.temperature === temperature)
      .reduce((sum, group) => sum + countOf(group.latency), 0);
  const cold = count("cold");
  const startedAhead = count("started ahead");
  const of = cold + startedAhead + count("warm");
  return { backend, rate: proportion(cold, of), cold, startedAhead, of };
}
