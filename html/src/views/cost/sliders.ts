import type { CostInputs } from "../../../../compare/cost";
import { type LeverName, leverOf } from "../../../../compare/cost/levers";
import { mostPeak } from "../../../../compare/cost/shapes";
import { logStops } from "./stops";

/** A number of the inputs that a slider sets and a field takes, in the unit in which it is shown. */
export interface Slider {
  /** Its name in the address. */
  readonly key: string;
  readonly name: LeverName;
  readonly label: string;
  readonly unit: string;
  readonly stops: readonly number[];
  /** What may be typed: more than the slider's ends. */
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly get: (inputs: CostInputs) => number;
  readonly set: (inputs: CostInputs, value: number) => CostInputs;
}

/** A slider on a lever of the cost model; `factor` is what one of the model's units shows as. */
function slider(
  key: string,
  name: LeverName,
  label: string,
  unit: string,
  factor: number,
  stops: readonly number[],
): Slider {
  const lever = leverOf(name);
  const shown = (value: number) => Number((value * factor).toPrecision(12));
  return {
    key,
    name,
    label,
    unit,
    stops,
    least: shown(lever.allowed.low),
    most: shown(lever.allowed.high),
    whole: lever.whole,
    // Twelve digits: 0.03 s is 30 ms, not 30.000000000000004.
    get: (inputs) => shown(lever.get(inputs)),
    set: (inputs, value) => lever.set(inputs, value / factor),
  };
}

const mebibytes = [128, 256, 512, 768, 1024, 1536, 1769, 2048, 3008, 4096, 6144, 8192, 10_240];
const tasks = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20];
const percents = [0, ...logStops(0.01, 100)];
const tens = Array.from({ length: 10 }, (_, index) => index * 10);
const peaks = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, mostPeak];

/** What most people know of their app. */
export const mainSliders: readonly Slider[] = [
  slider(
    "requests",
    "requestsPerMonth",
    "Requests a month",
    "",
    1,
    logStops(10_000, 10_000_000_000),
  ),
  slider("ms", "warmSeconds", "Duration, warm", "ms", 1000, logStops(0.1, 10_000)),
  slider("cold", "coldRate", "Cold starts", "%", 100, percents),
  slider("mb", "functionsMemoryGib", "Memory of a function", "MB", 1024, mebibytes),
  slider(
    "rps",
    "requestsPerSecondPerTask",
    "Requests a second, one task",
    "/s",
    1,
    logStops(1, 10_000),
  ),
  slider("tasks", "minTasks", "Tasks kept at least", "", 1, tasks),
];

export const loadSliders: readonly Slider[] = [
  slider("peak", "peakToMean", "Busiest hour over the mean", "", 1, peaks),
  slider("init", "initSeconds", "Start-up", "ms", 1000, logStops(10, 10_000)),
  slider("kib", "responseKib", "Size of an answer", "KiB", 1, logStops(0.1, 1_000)),
  slider("conn", "requestsPerConnection", "Requests a connection", "", 1, logStops(1, 1_000)),
];

export const deploymentSliders: readonly Slider[] = [
  slider("util", "targetUtilisation", "Utilisation aimed at", "%", 100, [...tens.slice(1), 100]),
  slider("scale", "scaleAtPerSecond", "A task is added at", "/s", 1, logStops(1, 1_000_000)),
  slider("flog", "functionsLogKib", "Logs, a function's request", "KiB", 1, [
    0,
    ...logStops(0.1, 100),
  ]),
  slider("clog", "containersLogKib", "Logs, a container's request", "KiB", 1, [
    0,
    ...logStops(0.1, 100),
  ]),
  slider(
    "keep",
    "logMonthsKept",
    "Months that logs are kept",
    "",
    1,
    [0, 0.25, 0.5, 1, 3, 6, 12, 24],
  ),
  slider(
    "shared",
    "sharedBy",
    "Services that share the balancer",
    "",
    1,
    [1, 2, 3, 4, 5, 8, 10, 25],
  ),
];

export const discountSliders: readonly Slider[] = [
  slider("spot", "spotShare", "Tasks on Spot", "%", 100, [...tens, 100]),
  slider("fplan", "planOffFargate", "Savings Plan off Fargate", "%", 100, tens.slice(0, 6)),
  slider("lplan", "planOffLambda", "Savings Plan off Lambda", "%", 100, [0, 5, 10, 12, 15, 17]),
];

export const managedSliders: readonly Slider[] = [
  slider("inst", "minInstances", "Instances at least", "", 1, tasks),
  slider("hour", "instanceHourUsd", "An instance's hour", "USD", 1, logStops(0.01, 10)),
  slider(
    "irps",
    "requestsPerSecondPerInstance",
    "Requests a second, one instance",
    "/s",
    1,
    logStops(1, 100_000),
  ),
];

export const sliders: readonly Slider[] = [
  ...mainSliders,
  ...loadSliders,
  ...deploymentSliders,
  ...discountSliders,
  ...managedSliders,
];
