import type { CostInputs } from "../../../../compare/cost";
import { withRequests } from "../../../../compare/cost/break-even";
import { type LeverName, leverOf } from "../../../../compare/cost/levers";
import { count } from "../../../../compare/report/format";
import { logStops } from "./stops";

/** A number of the inputs that a slider sets, in the unit in which it is shown. */
export interface Slider {
  /** Its name in the address. */
  readonly key: string;
  readonly label: string;
  readonly stops: readonly number[];
  readonly format: (value: number) => string;
  readonly get: (inputs: CostInputs) => number;
  readonly set: (inputs: CostInputs, value: number) => CostInputs;
}

/** A slider on a lever of the cost model; `factor` is what one of the model's units shows as. */
function onLever(
  key: string,
  name: LeverName,
  label: string,
  factor: number,
  stops: readonly number[],
  format: (value: number) => string,
): Slider {
  const lever = leverOf(name);
  return {
    key,
    label,
    stops,
    format,
    // Twelve digits: 0.03 s is 30 ms, not 30.000000000000004.
    get: (inputs) => Number((lever.get(inputs) * factor).toPrecision(12)),
    set: (inputs, value) => lever.set(inputs, value / factor),
  };
}

const mebibytes = [128, 256, 512, 768, 1024, 1536, 1769, 2048, 3008, 4096, 6144, 8192, 10_240];
const tasks = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20];
const ms = (value: number) => `${Number(value.toPrecision(3)).toLocaleString("en-US")} ms`;
const percent = (value: number) => `${Number(value.toPrecision(3))} %`;

export const sliders: readonly Slider[] = [
  {
    key: "requests",
    label: "Requests a month",
    stops: logStops(10_000, 10_000_000_000),
    format: count,
    get: ({ workload }) => workload.requestsPerMonth,
    set: withRequests,
  },
  onLever("ms", "warmSeconds", "Duration, warm", 1000, logStops(0.1, 10_000), ms),
  onLever("cold", "coldRate", "Cold starts", 100, [0, ...logStops(0.01, 100)], percent),
  onLever("init", "initSeconds", "Start-up", 1000, logStops(10, 10_000), ms),
  onLever("mb", "functionsMemoryGib", "Memory of a function", 1024, mebibytes, (v) => `${v} MB`),
  onLever(
    "rps",
    "requestsPerSecondPerTask",
    "Requests a second, one task",
    1,
    logStops(1, 10_000),
    (v) => `${count(v)}/s`,
  ),
  onLever("tasks", "minTasks", "Tasks kept at least", 1, tasks, String),
  onLever("kib", "responseKib", "Size of an answer", 1, logStops(0.1, 1_000), (v) => `${v} KiB`),
];
