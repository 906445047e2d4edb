import type { CostInputs, Door, Egress } from "../../../../compare/cost";
import { type Architecture, architectures, type Region, regions } from "../../../../compare/prices";

/** One of several ways to set up, as a list to choose from. */
export interface Choice {
  /** Its name in the address. */
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly get: (inputs: CostInputs) => string;
  /** @param value one of the options' */
  readonly set: (inputs: CostInputs, value: string) => CostInputs;
}

/** A choice over values of one type, which the options hold all. */
function choice<Value extends string>(
  key: string,
  label: string,
  labels: Readonly<Record<Value, string>>,
  get: (inputs: CostInputs) => Value,
  set: (inputs: CostInputs, value: Value) => CostInputs,
): Choice {
  const values = Object.keys(labels) as Value[];
  return {
    key,
    label,
    options: values.map((value) => ({ value, label: labels[value] })),
    get,
    set: (inputs, text) => {
      const value = values.find((value) => value === text);
      return value === undefined ? inputs : set(inputs, value);
    },
  };
}

/** Names that are their own labels. */
function named<Name extends string>(names: readonly Name[]): Readonly<Record<Name, string>> {
  const labels = {} as Record<Name, string>;
  for (const name of names) labels[name] = name;
  return labels;
}

/** Fargate's smaller sizes: vCPU and memory in GiB. */
const sizes = {
  "0.25-0.5": "0.25 vCPU, 0.5 GB",
  "0.25-1": "0.25 vCPU, 1 GB",
  "0.5-1": "0.5 vCPU, 1 GB",
  "1-2": "1 vCPU, 2 GB",
  "2-4": "2 vCPU, 4 GB",
  "4-8": "4 vCPU, 8 GB",
} as const;
type Size = keyof typeof sizes;

export const choices: readonly Choice[] = [
  choice<Region>(
    "region",
    "Region",
    named(regions),
    ({ region }) => region,
    (inputs, region) => ({ ...inputs, region }),
  ),
  choice<Architecture>(
    "arch",
    "Architecture of both",
    named(architectures),
    ({ functions }) => functions.architecture,
    (inputs, architecture) => ({
      ...inputs,
      functions: { ...inputs.functions, architecture },
      containers: { ...inputs.containers, architecture },
    }),
  ),
  choice<Door>(
    "door",
    "In front of the functions",
    { "http-api": "API Gateway (HTTP API)", "function-url": "Function URL", alb: "Load balancer" },
    ({ functions }) => functions.door,
    (inputs, door) => ({ ...inputs, functions: { ...inputs.functions, door } }),
  ),
  choice<Egress>(
    "egress",
    "Way out of the tasks",
    { "public-ip": "Public addresses", nat: "NAT gateway", endpoints: "Interface endpoints" },
    ({ containers }) => containers.egress,
    (inputs, egress) => ({ ...inputs, containers: { ...inputs.containers, egress } }),
  ),
  choice<Size>(
    "size",
    "Size of a task",
    sizes,
    ({ containers }) => `${containers.vcpu}-${containers.memoryGib}` as Size,
    (inputs, size) => {
      const [vcpu = 0, memoryGib = 0] = size.split("-").map(Number);
      return { ...inputs, containers: { ...inputs.containers, vcpu, memoryGib } };
    },
  ),
];
