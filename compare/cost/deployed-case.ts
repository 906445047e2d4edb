import { defaults, demo } from "../../settings/defaults";
import { type Region, regions } from "../prices";
import type { CostInputsRecord } from "../record/cost-inputs";
import { assumedCase, type CostCase, withValue } from "./case";
import { choices } from "./choices";
import { type CostInputs, exampleInputs } from "./inputs";
import { levers } from "./levers";
import { hoursPerMonth } from "./load";

const architecture = defaults.architecture === "arm64" ? "arm64" : "x86";

/** What is deployed where nothing is set, at a load of a day's ups and downs. */
export const defaultInputs: CostInputs = {
  ...exampleInputs,
  workload: { ...exampleInputs.workload, shape: "day", peakToMean: 2 },
  functions: {
    ...exampleInputs.functions,
    architecture,
    memoryGib: defaults.functionMemory / 1024,
    throttlePerSecond: demo.throttle.rate,
  },
  containers: {
    ...exampleInputs.containers,
    architecture,
    vcpu: defaults.containerCpu / 1024,
    memoryGib: defaults.containerMemory / 1024,
    minTasks: demo.minTasks,
    maxTasks: demo.maxTasks,
    targetUtilisation: demo.cpuPercent / 100,
    scaleAtPerSecond: demo.requestsPerTask / 60,
    egress: demo.egress,
  },
  logMonthsKept: (demo.logRetentionDays * 24) / hoursPerMonth,
};

/** Where the prices of a deployment's region are not known: no other's are taken in their place. */
export class UnknownRegion extends Error {
  constructor(region: string) {
    super(`the prices of ${region} are not known here; there are those of ${regions.join(", ")}`);
  }
}

/** @throws {UnknownRegion} */
export function knownRegion(text: string): Region {
  const found = regions.find((region) => region === text);
  if (found === undefined) throw new UnknownRegion(text);
  return found;
}

/**
 * What a stack says over what is deployed by default; the rest stays assumed.
 *
 * @throws {UnknownRegion}
 */
export function deployedCase(deployed: CostInputsRecord | undefined): CostCase {
  let cost = assumedCase(defaultInputs);
  for (const lever of levers) {
    const value = deployed?.numbers[lever.name];
    if (value !== undefined) cost = withValue(cost, lever.name, value, "stack");
  }
  for (const choice of choices) {
    const value = deployed?.choices[choice.name];
    if (value === undefined) continue;
    if (choice.name === "region") knownRegion(value);
    cost = {
      ...cost,
      inputs: choice.set(cost.inputs, value),
      sources: { ...cost.sources, [choice.name]: "stack" },
    };
  }
  return cost;
}
