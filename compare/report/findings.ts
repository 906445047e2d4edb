/**
 * What a report says, derived from its measurements alone: the same for a run, a merged file and the
 * page. Pure. Of a phase that was not run there is nothing.
 */
import { type Backend, backends } from "../load/sample";
import { aaFindings } from "../phases/aa";
import { type Saturation, saturationOf } from "../phases/saturation";
import { type RateDecision, rateDecision } from "../phases/steady";
import {
  type ColdFinding,
  coldFinding,
  comparedRows,
  type LatencyRow,
  latencyRows,
} from "../phases/steady/groups";
import { type Recovery, recoveryOf } from "../phases/step/recovery";
import type { Report } from "../record/schema";
import type { Decision } from "../stats/decision";
import { type CostFindings, costFindings } from "./cost-findings";

export interface Findings {
  readonly aa: Readonly<Record<Backend, readonly Decision[]>>;
  readonly rates: readonly RateDecision[];
  /** By rate, backend, route and what a request met. */
  readonly latencies: readonly LatencyRow[];
  /** Those that are compared, by rate and backend. */
  readonly compared: readonly LatencyRow[];
  readonly cold: readonly ColdFinding[];
  readonly recoveries: readonly Recovery[];
  readonly saturation: readonly Saturation[];
  /** Undefined where the targets are not functions and containers, which alone have a model. */
  readonly cost: CostFindings | undefined;
}

export function findingsOf(report: Report): Findings {
  const { seed, aa, steady, step, saturation, kinds } = report;
  const modelled = backends.every((backend) => kinds[backend] === backend);
  return {
    aa: aaFindings(aa, seed),
    rates: steady ? steady.plan.rates.map((rate) => rateDecision(steady, rate, seed)) : [],
    latencies: steady ? latencyRows(steady) : [],
    compared: steady ? comparedRows(steady) : [],
    cold: steady ? backends.map((backend) => coldFinding(steady, backend)) : [],
    recoveries: step ? backends.map((backend) => recoveryOf(step, backend)) : [],
    saturation: saturation
      ? backends.map((backend) => saturationOf(saturation, backend, seed))
      : [],
    cost: modelled ? costFindings(report) : undefined,
  };
}
