import type { CostInputs } from "./inputs";
import { hoursOf } from "./shapes";

/** AWS's own month: 365 days / 12. */
export const hoursPerMonth = 730;

export const secondsPerMonth = hoursPerMonth * 3600;

/** GiB of that many pieces of that many KiB. */
export const gibOf = (pieces: number, kib: number): number => (pieces * kib) / 1_048_576;

/**
 * Capacity that comes in whole units: in each hour so many as its load needs, and never fewer than
 * the least. `perUnit` is the requests a month that one unit bears when the load is flat.
 */
export interface Steps {
  readonly least: number;
  readonly perUnit: number;
  readonly hours: ReturnType<typeof hoursOf>;
}

/** Units that run, averaged over the hours. */
export function unitsAt({ least, perUnit, hours }: Steps, requests: number): number {
  let units = 0;
  for (const { weight, share } of hours) {
    units += share * Math.max(least, Math.ceil((requests * weight) / perUnit));
  }
  return units;
}

export function taskSteps({ workload, containers }: CostInputs): Steps {
  const { minTasks, requestsPerSecondPerTask, targetUtilisation, scaleAtPerSecond } = containers;
  const perSecond = Math.min(requestsPerSecondPerTask * targetUtilisation, scaleAtPerSecond);
  return {
    least: minTasks,
    perUnit: perSecond * secondsPerMonth,
    hours: hoursOf(workload.shape, workload.peakToMean),
  };
}

export function instanceSteps({ workload, managed }: CostInputs): Steps {
  const perSecond = managed.requestsPerSecondPerInstance * managed.targetUtilisation;
  return {
    least: managed.minInstances,
    perUnit: perSecond * secondsPerMonth,
    hours: hoursOf(workload.shape, workload.peakToMean),
  };
}
