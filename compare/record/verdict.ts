/**
 * What `compare.json` says under `verdict`, for programs: derived from the measurements beside it each
 * time a report is written, and never read back. Numbers are milliseconds (quantiles) or shares from 0
 * to 1 (errors, cold starts). `null` stands for what has no end: a quantile at which the request failed,
 * an interval that is open.
 */
import type { Backend } from "../load/sample";
import type { Estimate } from "../stats/quantiles";
import type { Measure } from "../stats/resample";
import type { Objective } from "./objective";

export interface Verdict {
  /**
   * `measured`: on AWS. `emulated`: on one machine or a private network, so that no verdict is drawn.
   * `rehearsal`: the same, and the verdict was drawn all the same, to try the machinery.
   */
  readonly kind: "measured" | "emulated" | "rehearsal";
  /** Whether anything may be claimed: false in an emulated run, a void one, without a passed A/A check. */
  readonly drawn: boolean;
  /** Whether the load generator was too late for its latencies to be believed. */
  readonly void: boolean;
  /** Why nothing may be claimed, and what is to be doubted; sentences for people. */
  readonly reasons: readonly string[];
  /** One deployment is one sample: claims about both kinds of backend need several placements. */
  readonly about: "this deployment" | "placements";
  readonly placements: number;
  /** One line for people. */
  readonly headline: string;
  readonly aa: Readonly<Record<Backend, AaVerdict>>;
  /** Of no false claim at all, over all rates and measures together. */
  readonly confidence: number;
  /** What is different but within it does not matter; both of a latency's must be passed. */
  readonly margin: {
    readonly relative: number;
    readonly milliseconds: number;
    readonly errors: number;
  };
  /** By rate; none where the run is emulated and no rehearsal. */
  readonly rates: readonly RateVerdict[];
  /** What was asked for by `--objective`; the command ends with code 3 where one is not met. */
  readonly objectives: readonly ObjectiveVerdict[];
}

/** One objective at one rate on one side. */
export interface ObjectiveVerdict extends Objective {
  /** `null`: no rate was measured, so that it is not met. */
  readonly rate: number | null;
  readonly backend: Backend;
  /** How many requests say it. */
  readonly requests: number;
  /** As measured; `null`: so many failed that it was never answered, or it is not known. */
  readonly value: number | null;
  /** The 95 % interval; `null`: it is open there, or there were too few requests for one. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the value is below the bound, and said by enough requests to be one. */
  readonly met: boolean;
  /** Whether all of the interval lies on that side of the bound. */
  readonly sure: boolean;
}

/** A backend against itself. */
export interface AaVerdict {
  readonly result: "passed" | "failed" | "not done";
  /** By measure: the smallest difference that four of five such checks would have seen. */
  readonly floor: Readonly<Partial<Record<Measure, number | null>>>;
}

/** Both backends at one rate. */
export interface RateVerdict {
  /** Requests a second. */
  readonly rate: number;
  /** p50, p95, p99 of all requests, cold and failed ones included, and the share that failed. */
  readonly claims: readonly Claim[];
  /** The share that waited for a cold start: an explanation, no claim. `null`: the answers do not say. */
  readonly cold: Readonly<Record<Backend, Range | null>>;
  /** `null`: not functions and containers, or the prices of their region are not known. */
  readonly monthly: MonthlyVerdict | null;
}

/** USD a month, with the 95 % intervals of what was measured and assumed; what both pay alike is left out. */
export interface MonthlyVerdict {
  /** Requests a month. */
  readonly requests: number;
  /** Chosen by `--set requestsPerMonth=N`, or the rate as the mean of a month. */
  readonly traffic: "chosen" | "this rate";
  readonly functions: Estimate;
  readonly containers: Estimate;
  /** functions - containers. */
  readonly difference: Estimate;
  /** `neither` where the difference's interval holds 0, or nothing is claimed. */
  readonly cheaper: Backend | "neither";
  /** Why nothing is claimed of a run whose cold starts and times are not to be believed. */
  readonly withheld: Extract<Withheld, "void" | "A/A check"> | null;
}

export interface Claim {
  readonly measure: Measure;
  readonly functions: number | null;
  readonly containers: number | null;
  /** functions - containers. */
  readonly difference: Range;
  /** functions / containers - 1; `null` where the divisor is 0. */
  readonly relative: Range;
  /** That of both intervals: what Holm's step asked of this claim. */
  readonly confidence: number;
  /** After Holm's correction. */
  readonly p: number;
  /** Who is lower, where that is sure; always `neither` where the claim is withheld. */
  readonly better: Backend | "neither";
  /** Whether a claim is beyond the margin; false where there is none: then it is only "different". */
  readonly matters: boolean;
  /** The smallest difference that four of five such runs would have found. */
  readonly floor: number | null;
  /** Why nothing is claimed, though something may have been seen. */
  readonly withheld: Withheld | null;
}

/** With an interval that is open where it has no end. */
export interface Range {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What has no end is `null`, as JSON knows none. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
export const rangeOf = ({ value, low, high }: Estimate): Range => ({
  value: finite(value),
  low: finite(low),
  high: finite(high),
});

export const withheldReasons = [
  "too few blocks",
  "too few requests",
  /** Error rates differ, or one is above 0.1 %: what failed fast is not fast. */
  "errors",
  /** The generator's own lag differs between the sides by more than half of the difference. */
  "generator lag",
  "A/A check",
  "void",
] as const;
export type Withheld = (typeof withheldReasons)[number];
