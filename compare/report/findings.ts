/**
 * What a report says, derived from its measurements alone: the same for a run, a merged file and the
 * page. Pure. Of a phase that was not run there is nothing.
 */
import { type Backend, backends } from "../load/sample";
import { aaFindings } from "../phases/aa";
import { type Saturation, saturationOf } from "../phases/saturation";
import { blocksAt } from "../phases/steady";
import { type ComparedRow, comparedRows } from "../phases/steady/compared";
import {
  type ColdFinding,
  coldFinding,
  type LatencyRow,
  latencyRows,
} from "../phases/steady/groups";
import { type Recovery, recoveryOf } from "../phases/step/recovery";
import type { Report } from "../record/schema";
import type { Verdict } from "../record/verdict";
import { type Decision, decideAll } from "../stats/decision";
import { type CostFindings, costFindings } from "./cost-findings";
import { verdictOf } from "./verdict";

/** Functions (`a`) against containers (`b`) at one rate. */
export interface RateDecision {
  readonly rate: number;
  readonly decisions: readonly Decision[];
}

export interface Findings {
  readonly aa: Readonly<Record<Backend, readonly Decision[]>>;
  readonly rates: readonly RateDecision[];
  readonly verdict: Verdict;
  /** By rate, backend, route and what a request met. */
  readonly latencies: readonly LatencyRow[];
  /** All requests by rate and backend: what decides. */
  readonly compared: readonly ComparedRow[];
  readonly cold: readonly ColdFinding[];
  readonly recoveries: readonly Recovery[];
  readonly saturation: readonly Saturation[];
  /** Undefined where the targets are not functions and containers, which alone have a model. */
  readonly cost: CostFindings | undefined;
}

export function findingsOf(report: Report): Findings {
  const { seed, aa, steady, step, saturation, kinds } = report;
  const modelled = backends.every((backend) => kinds[backend] === backend);
  const judged = {
    aa: aaFindings(aa, seed),
    rates: steady ? rateDecisions(steady, seed) : [],
    compared: steady ? comparedRows(steady, seed) : [],
    cost: modelled ? costFindings(report) : undefined,
  };
  return {
    ...judged,
    verdict: verdictOf(report, judged),
    latencies: steady ? latencyRows(steady) : [],
    cold: steady ? backends.map((backend) => coldFinding(steady, backend)) : [],
    recoveries: step ? backends.map((backend) => recoveryOf(step, backend)) : [],
    saturation: saturation
      ? backends.map((backend) => saturationOf(saturation, backend, seed))
      : [],
  };
}

/** Decided over all rates at once. */
export function rateDecisions(steady: NonNullable<Report["steady"]>, seed: number): RateDecision[] {
  const { rates } = steady.plan;
  const decisions = decideAll(
    rates.map((rate) => blocksAt(steady, rate)),
    seed,
  );
  return rates.map((rate, index) => ({ rate, decisions: decisions[index] ?? [] }));
}
