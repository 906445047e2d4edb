import type { CostInputs } from "../../../../compare/cost";
import type { InputName } from "../../../../compare/cost/case";
import { type ChoiceName, choiceOf, type Option } from "../../../../compare/cost/choices";

/** One of several ways to set up, as a list to choose from. */
export interface Choice {
  /** Its name in the address. */
  readonly key: string;
  readonly label: string;
  /** The model's inputs that it sets. */
  readonly names: readonly InputName[];
  readonly options: readonly Option[];
  readonly get: (inputs: CostInputs) => string;
  /** @param value one of the options' */
  readonly set: (inputs: CostInputs, value: string) => CostInputs;
}

/** A choice of the model's, by another name in the address. */
function onChoice(key: string, name: ChoiceName): Choice {
  const { label, options, get, set } = choiceOf(name);
  return { key, label, names: [name], options, get, set };
}

/** Fargate's smaller sizes: vCPU and memory in GiB. */
const sizes = [
  ["0.25-0.5", "0.25 vCPU, 0.5 GB"],
  ["0.25-1", "0.25 vCPU, 1 GB"],
  ["0.5-1", "0.5 vCPU, 1 GB"],
  ["1-2", "1 vCPU, 2 GB"],
  ["2-4", "2 vCPU, 4 GB"],
  ["4-8", "4 vCPU, 8 GB"],
] as const;

const functionsArchitecture = choiceOf("functionsArchitecture");
const containersArchitecture = choiceOf("containersArchitecture");

/** What is deployed, as a list each. */
export const deploymentChoices: readonly Choice[] = [
  onChoice("region", "region"),
  {
    key: "arch",
    label: "Architecture of both",
    names: ["functionsArchitecture", "containersArchitecture"],
    options: functionsArchitecture.options,
    get: functionsArchitecture.get,
    set: (inputs, value) =>
      functionsArchitecture.set(containersArchitecture.set(inputs, value), value),
  },
  onChoice("door", "door"),
  onChoice("egress", "egress"),
  {
    key: "size",
    label: "Size of a task",
    names: ["taskVcpu", "taskGib"],
    options: sizes.map(([value, label]) => ({ value, label })),
    get: ({ containers }) => `${containers.vcpu}-${containers.memoryGib}`,
    set: (inputs, text) => {
      const found = sizes.find(([value]) => value === text);
      if (found === undefined) return inputs;
      const [vcpu = 0, memoryGib = 0] = found[0].split("-").map(Number);
      return { ...inputs, containers: { ...inputs.containers, vcpu, memoryGib } };
    },
  },
];

export const loadChoices: readonly Choice[] = [onChoice("shape", "shape")];
export const discountChoices: readonly Choice[] = [onChoice("free", "freeTier")];

export const choices: readonly Choice[] = [
  ...deploymentChoices,
  ...loadChoices,
  ...discountChoices,
];
