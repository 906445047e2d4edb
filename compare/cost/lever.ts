import type { CostInputs } from "./inputs";
import type { LeverName } from "./levers";

/** Two ends of what a value may be, in the lever's unit. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A number of the inputs that can be moved: on the command line, by a slider, by its uncertainty. */
export interface Lever {
  readonly name: LeverName;
  readonly label: string;
  readonly unit: string;
  /** What it may be set to. */
  readonly allowed: Range;
  readonly whole: boolean;
  /**
   * How far off it may be where nobody measured it: by that factor either way. Only of what the world
   * decides; what somebody deploys or buys is not uncertain.
   */
  readonly offBy: number | undefined;
  /** From where to where it is tried for what it moves; half to double where nothing is said. */
  readonly tried: Range | undefined;
  /** Whether a bill of these inputs depends on it at all; where it does not, nothing is uncertain of it. */
  readonly counts: (inputs: CostInputs) => boolean;
  readonly get: (inputs: CostInputs) => number;
  readonly set: (inputs: CostInputs, value: number) => CostInputs;
}

interface Details {
  readonly unit?: string;
  readonly allowed: readonly [low: number, high: number];
  readonly whole?: true;
  readonly offBy?: number;
  readonly tried?: readonly [low: number, high: number];
  readonly counts?: (inputs: CostInputs) => boolean;
}

type Part = "functions" | "containers" | "managed" | "workload" | "loadBalancer" | "discounts";

/** One that moves a single number of a part. */
export function lever<Name extends string, P extends Part>(
  name: Name,
  part: P,
  key: keyof CostInputs[P] & string,
  label: string,
  { unit = "", allowed: [least, most], whole, offBy, tried, counts = () => true }: Details,
) {
  return {
    name,
    label,
    unit,
    allowed: { low: least, high: most },
    whole: whole ?? false,
    offBy,
    tried: tried && { low: tried[0], high: tried[1] },
    counts,
    get: (inputs: CostInputs): number => Number(inputs[part][key]),
    set: (inputs: CostInputs, value: number): CostInputs => ({
      ...inputs,
      [part]: { ...inputs[part], [key]: value },
    }),
  };
}

const within = ({ allowed }: Lever, value: number): number =>
  Math.min(allowed.high, Math.max(allowed.low, value));

/** What a value that nobody measured may be; undefined of what is not uncertain. */
export function assumedRange(lever: Lever, inputs: CostInputs): Range | undefined {
  if (lever.offBy === undefined) return undefined;
  const value = lever.get(inputs);
  return { low: within(lever, value / lever.offBy), high: within(lever, value * lever.offBy) };
}

/** From where to where a lever is tried, its own value among them. */
export function triedRange(lever: Lever, inputs: CostInputs): Range {
  const value = lever.get(inputs);
  const { low, high } = lever.tried ?? { low: value / 2, high: value * 2 };
  const [least, most] = [Math.min(low, value), Math.max(high, value)].map((end) =>
    within(lever, lever.whole ? Math.round(end) : end),
  );
  return { low: least ?? value, high: most ?? value };
}
