import type { CostInputs } from "./inputs";

/** A number of the inputs that can be moved: by a slider, an interval or the tornado. */
export interface Lever {
  readonly name: LeverName;
  readonly label: string;
  readonly unit: string;
  readonly get: (inputs: CostInputs) => number;
  readonly set: (inputs: CostInputs, value: number) => CostInputs;
}

export type LeverName =
  | "warmSeconds"
  | "coldRate"
  | "initSeconds"
  | "functionsMemoryGib"
  | "requestsPerSecondPerTask"
  | "targetUtilisation"
  | "minTasks"
  | "responseKib"
  | "functionsLogKib"
  | "containersLogKib"
  | "requestsPerConnection";

type Part = "functions" | "containers" | "workload" | "loadBalancer";

/** A lever on one number of one part of the inputs. */
function lever<P extends Part>(
  name: LeverName,
  label: string,
  unit: string,
  part: P,
  key: keyof CostInputs[P] & string,
): Lever {
  return {
    name,
    label,
    unit,
    get: (inputs) => Number(inputs[part][key]),
    set: (inputs, value) => ({ ...inputs, [part]: { ...inputs[part], [key]: value } }),
  };
}

export const levers: readonly Lever[] = [
  lever("warmSeconds", "Billed time of a warm request", "s", "functions", "warmSeconds"),
  lever("coldRate", "Share of cold starts", "", "functions", "coldRate"),
  lever("initSeconds", "Start-up of a function", "s", "functions", "initSeconds"),
  lever("functionsMemoryGib", "Memory of a function", "GiB", "functions", "memoryGib"),
  lever(
    "requestsPerSecondPerTask",
    "Requests a second and task",
    "/s",
    "containers",
    "requestsPerSecondPerTask",
  ),
  lever("targetUtilisation", "Utilisation aimed at", "", "containers", "targetUtilisation"),
  lever("minTasks", "Tasks kept at least", "", "containers", "minTasks"),
  lever("responseKib", "Size of an answer", "KiB", "workload", "responseKib"),
  lever("functionsLogKib", "Logs of a function's request", "KiB", "functions", "logKib"),
  lever("containersLogKib", "Logs of a container's request", "KiB", "containers", "logKib"),
  lever(
    "requestsPerConnection",
    "Requests a connection",
    "",
    "loadBalancer",
    "requestsPerConnection",
  ),
];

/** @throws when there is no lever of that name. */
export function leverOf(name: LeverName): Lever {
  const found = levers.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no lever ${name}`);
  return found;
}
