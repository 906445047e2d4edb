import { type CostInputs, exampleInputs } from "../cost";
import { type BreakEven, breakEven } from "../cost/break-even";
import {
  breakEvenInterval,
  type Range,
  type Ranges,
  type Swing,
  tornado,
} from "../cost/sensitivity";
import { saturationOf } from "../phases/saturation";
import { type Prices, pricesOf, type Region, regions } from "../prices";
import type { Report } from "../record/schema";
import { meanEstimate } from "../stats/bootstrap";
import { proportion } from "../stats/proportion";
import { type Estimate, meanOf } from "../stats/quantiles";
import { seeded } from "../stats/random";
import { regionOf } from "../target";

export interface CostFindings {
  /** The example's inputs with all that was measured in its place. */
  readonly inputs: CostInputs;
  readonly prices: Prices;
  /** 95 % intervals of what was measured. */
  readonly ranges: Ranges;
  readonly breakEven: BreakEven;
  /** In requests a month, from those intervals. */
  readonly interval: Range;
  readonly swings: readonly Swing[];
}

/** Feeds what was measured into the cost model: billed time, cold rate, start-up, requests a task. */
export function costFindings(report: Report): CostFindings {
  const measured = measuredInputs(report);
  const prices = pricesOf(measured.inputs.region);
  return {
    ...measured,
    prices,
    breakEven: breakEven(measured.inputs, prices),
    interval: breakEvenInterval(measured.inputs, prices, measured.ranges),
    swings: tornado(measured.inputs, prices, measured.ranges),
  };
}

/** The inputs that a report gives, and the intervals of those that it measured. */
export function measuredInputs(report: Report): { inputs: CostInputs; ranges: Ranges } {
  const { usage, sizes, seed } = report;
  const settings = { random: seeded(seed), confidence: 0.95, resamples: 1000 };
  const billed = (usage?.billed ?? []).flatMap(([us, count]) =>
    Array.from({ length: count }, () => us / 1e6),
  );
  const warm = billed.length > 0 ? meanEstimate(thinned(billed), settings) : undefined;
  const cold = usage && usage.requests > 0 ? proportion(usage.cold, usage.requests) : undefined;
  const inits = (usage?.inits ?? []).map((ms) => ms / 1000);
  const init = inits.length >= 2 ? meanEstimate(inits, settings) : undefined;
  const { knee } = saturationOf(report.saturation ?? [], "containers", seed);
  const perTask =
    knee === undefined ? undefined : scaled(knee.perSecond, 1 / Math.max(1, knee.level.instances));
  const { functions, containers, workload } = exampleInputs;
  const inputs: CostInputs = {
    ...exampleInputs,
    region: regionFrom(report.targets.functions),
    workload: { ...workload, ...sizesOfBodies(usage) },
    functions: {
      ...functions,
      warmSeconds: usage && billed.length > 0 ? meanOf(usage.billed) / 1000 : functions.warmSeconds,
      coldRate: cold?.value ?? functions.coldRate,
      initSeconds: init?.value ?? functions.initSeconds,
      memoryGib: sizes?.functionGib ?? functions.memoryGib,
      architecture: sizes?.functionArchitecture ?? functions.architecture,
    },
    containers: {
      ...containers,
      requestsPerSecondPerTask: perTask?.value ?? containers.requestsPerSecondPerTask,
      vcpu: sizes?.taskVcpu ?? containers.vcpu,
      memoryGib: sizes?.taskGib ?? containers.memoryGib,
      architecture: sizes?.taskArchitecture ?? containers.architecture,
    },
  };
  return {
    inputs,
    ranges: {
      ...(warm && { warmSeconds: warm }),
      ...(cold && { coldRate: cold }),
      ...(init && { initSeconds: init }),
      ...(perTask && { requestsPerSecondPerTask: perTask }),
    },
  };
}

const sizesOfBodies = (usage: Report["usage"]) =>
  usage && { requestKib: usage.requestKib, responseKib: usage.responseKib };

/** At most about 2,000 of them, evenly taken: enough for the interval of a mean. */
function thinned(values: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(values.length / 2000));
  return values.filter((_, index) => index % step === 0);
}

const scaled = ({ value, low, high }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  low: low * factor,
  high: high * factor,
});

/** The deployment's region where its prices are known; else the example's. */
function regionFrom(url: string): Region {
  const found = regionOf(url);
  return regions.find((region) => region === found) ?? exampleInputs.region;
}
