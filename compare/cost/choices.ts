import { type Architecture, architectures, type Region, regions } from "../prices";
import { type FreeTierName, freeTierNames } from "./free-tiers";
import {
  type ContainersSetup,
  type CostInputs,
  type Door,
  doors,
  type Egress,
  egresses,
} from "./inputs";
import { type ShapeName, shapeNames } from "./shapes";

/** One of several ways to set up. */
export interface Choice {
  readonly name: ChoiceName;
  readonly label: string;
  readonly options: readonly Option[];
  readonly get: (inputs: CostInputs) => string;
  /** @param value one of the options'; another leaves the inputs as they are */
  readonly set: (inputs: CostInputs, value: string) => CostInputs;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type ChoiceName =
  | "region"
  | "functionsArchitecture"
  | "containersArchitecture"
  | "door"
  | "egress"
  | "shape"
  | "freeTier";

/** A choice over values of one type, each with what it is called. */
function choice<Value extends string>(
  name: ChoiceName,
  label: string,
  values: readonly Value[],
  labels: Readonly<Partial<Record<Value, string>>>,
  get: (inputs: CostInputs) => string,
  set: (inputs: CostInputs, value: Value) => CostInputs,
): Choice {
  return {
    name,
    label,
    options: values.map((value) => ({ value, label: labels[value] ?? value })),
    get,
    set: (inputs, text) => {
      const value = values.find((value) => value === text);
      return value === undefined ? inputs : set(inputs, value);
    },
  };
}

/** Tasks without addresses send their logs through NAT or the endpoints, if nothing else. */
const leaving = (setup: ContainersSetup, egress: Egress): ContainersSetup => ({
  ...setup,
  egress,
  privateKib: egress === "public-ip" ? setup.privateKib : setup.privateKib || setup.logKib,
});

export const choices: readonly Choice[] = [
  choice<Region>(
    "region",
    "Region",
    regions,
    {},
    ({ region }) => region,
    (inputs, region) => ({ ...inputs, region }),
  ),
  choice<Architecture>(
    "functionsArchitecture",
    "Architecture of the functions",
    architectures,
    {},
    ({ functions }) => functions.architecture,
    (inputs, architecture) => ({ ...inputs, functions: { ...inputs.functions, architecture } }),
  ),
  choice<Architecture>(
    "containersArchitecture",
    "Architecture of the containers",
    architectures,
    {},
    ({ containers }) => containers.architecture,
    (inputs, architecture) => ({ ...inputs, containers: { ...inputs.containers, architecture } }),
  ),
  choice<Door>(
    "door",
    "In front of the functions",
    doors,
    { "http-api": "API Gateway (HTTP API)", "function-url": "Function URL", alb: "Load balancer" },
    ({ functions }) => functions.door,
    (inputs, door) => ({ ...inputs, functions: { ...inputs.functions, door } }),
  ),
  choice<Egress>(
    "egress",
    "Way out of tasks",
    egresses,
    { "public-ip": "Public addresses", nat: "NAT gateway", endpoints: "Endpoints" },
    ({ containers }) => containers.egress,
    (inputs, egress) => ({ ...inputs, containers: leaving(inputs.containers, egress) }),
  ),
  choice<ShapeName>(
    "shape",
    "Load over time",
    shapeNames,
    { flat: "Flat", day: "A day's ups and downs", week: "A day's, and quieter weekends" },
    ({ workload }) => (typeof workload.shape === "string" ? workload.shape : "own hours"),
    (inputs, shape) => ({ ...inputs, workload: { ...inputs.workload, shape } }),
  ),
  choice<FreeTierName>(
    "freeTier",
    "Free tier",
    freeTierNames,
    {
      none: "None",
      lambda: "Lambda's, perpetual",
      always: "All perpetual",
      "first-year": "Perpetual and first year (older accounts)",
      "load-balancer": "Load balancer's first year",
    },
    ({ discounts }) => discounts.freeTier,
    (inputs, freeTier) => ({ ...inputs, discounts: { ...inputs.discounts, freeTier } }),
  ),
];

/** @throws when there is no choice of that name. */
export function choiceOf(name: ChoiceName): Choice {
  const found = choices.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no choice ${name}`);
  return found;
}
