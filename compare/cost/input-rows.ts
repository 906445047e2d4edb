import { type CostCase, rangeOf, type Source, sourceOf } from "./case";
import { choices } from "./choices";
import type { Range } from "./lever";
import { levers, traffic } from "./levers";

/** One input as it is printed: its value, where it comes from, and what else it may be. */
export interface InputRow {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number | string;
  readonly source: Source;
  /** The measured interval, or the range of what is assumed; undefined: taken as certain. */
  readonly range: Range | undefined;
}

/** Every input of the model, the traffic first. */
export function inputRows(cost: CostCase): readonly InputRow[] {
  const { inputs } = cost;
  return [
    ...[traffic, ...levers].map(
      (lever): InputRow => ({
        name: lever.name,
        label: lever.label,
        unit: lever.unit,
        value: lever.get(inputs),
        source: sourceOf(cost, lever.name),
        range: rangeOf(cost, lever.name),
      }),
    ),
    ...choices.map(
      (choice): InputRow => ({
        name: choice.name,
        label: choice.label,
        unit: "",
        value: labelOf(choice.get(inputs), choice.options),
        source: sourceOf(cost, choice.name),
        range: undefined,
      }),
    ),
  ];
}

const labelOf = (value: string, options: readonly { value: string; label: string }[]): string =>
  options.find((option) => option.value === value)?.label ?? value;
