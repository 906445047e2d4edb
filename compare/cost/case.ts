import type { ChoiceName } from "./choices";
import type { CostInputs } from "./inputs";
import { assumedRange, type Range } from "./lever";
import { type LeverName, leverOf, levers, traffic } from "./levers";

export type InputName = LeverName | ChoiceName;

/**
 * Where an input comes from: what is deployed (the synthesized stack says it), a measurement, who
 * asks, or nobody: then it is assumed.
 */
export const sources = ["stack", "measured", "chosen", "assumed"] as const;
export type Source = (typeof sources)[number];

/** A measured value with its 95 % interval. */
export interface Measured extends Range {
  readonly value: number;
}

/** What a bill is computed from, and where each of it comes from. */
export interface CostCase {
  readonly inputs: CostInputs;
  /** What is not here is assumed. */
  readonly sources: Readonly<Partial<Record<InputName, Source>>>;
  /** Of what was measured. */
  readonly intervals: Readonly<Partial<Record<LeverName, Measured>>>;
}

export const sourceOf = ({ sources }: CostCase, name: InputName): Source =>
  sources[name] ?? "assumed";

/** A case in which everything is assumed. */
export const assumedCase = (inputs: CostInputs): CostCase => ({
  inputs,
  sources: {},
  intervals: {},
});

/** A measured value in its place. */
export function withMeasured(cost: CostCase, name: LeverName, measured: Measured): CostCase {
  return following({
    inputs: leverOf(name).set(cost.inputs, measured.value),
    sources: { ...cost.sources, [name]: "measured" },
    intervals: { ...cost.intervals, [name]: measured },
  });
}

/** A value in its place, and who says so; a measurement of it no longer counts. */
export function withValue(
  cost: CostCase,
  name: LeverName,
  value: number,
  source: Exclude<Source, "measured">,
): CostCase {
  const { [name]: _, ...intervals } = cost.intervals;
  return following({
    inputs: leverOf(name).set(cost.inputs, value),
    sources: { ...cost.sources, [name]: source },
    intervals,
  });
}

/**
 * A case in which what leaves through NAT or endpoints is what was said of it, else the tasks' logs,
 * whichever of the three was said first.
 *
 * @param before the case before a change that may have touched it. @default the case itself
 */
export function following(cost: CostCase, { inputs: before } = cost): CostCase {
  const { egress, logKib } = cost.inputs.containers;
  const said = cost.sources.privateKib !== undefined;
  if (!said && egress === "public-ip") return cost;
  const privateKib = said ? before.containers.privateKib : logKib;
  return { ...cost, inputs: leverOf("privateKib").set(cost.inputs, privateKib) };
}

/** What a lever may be: its measured interval, or the range of what is assumed; else it is certain. */
export function rangeOf(cost: CostCase, name: LeverName): Measured | undefined {
  const measured = cost.intervals[name];
  if (measured !== undefined) return measured;
  const lever = leverOf(name);
  if (sourceOf(cost, name) !== "assumed" || !lever.counts(cost.inputs)) return undefined;
  const range = assumedRange(lever, cost.inputs);
  if (range === undefined || range.low === range.high) return undefined;
  return { value: lever.get(cost.inputs), ...range };
}

/** The levers that are uncertain in this case. */
export const uncertain = (cost: CostCase): readonly LeverName[] =>
  [...levers, traffic].map(({ name }) => name).filter((name) => rangeOf(cost, name) !== undefined);
