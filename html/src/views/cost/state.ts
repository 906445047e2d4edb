import type { CostInputs } from "../../../../compare/cost";
import type { CostCase, InputName } from "../../../../compare/cost/case";
import { choices } from "./choices";
import { sliders } from "./sliders";

/** The inputs that an address names, over those given; what it names wrongly is let be. */
export function inputsFrom(params: URLSearchParams, base: CostInputs): CostInputs {
  let inputs = base;
  for (const { key, least, most, whole, set } of sliders) {
    const text = params.get(key);
    const value = Number(text);
    const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
    if (text && fits) inputs = set(inputs, value);
  }
  for (const { key, set } of choices) inputs = set(inputs, params.get(key) ?? "");
  return inputs;
}

/** What an address has to say so that `inputsFrom` gives these inputs over the given base. */
export function paramsFor(inputs: CostInputs, base: CostInputs): URLSearchParams {
  const params = new URLSearchParams();
  for (const { key, get } of [...sliders, ...choices]) {
    const value = String(get(inputs));
    if (value !== String(get(base))) params.set(key, value);
  }
  return params;
}

/** Inputs that were moved from where a case has them: they are chosen, and no longer uncertain. */
export function movedFrom(base: CostCase, inputs: CostInputs): CostCase {
  const moved = [
    ...sliders.map(({ name, get }) => [[name], get] as const),
    ...choices.map(({ names, get }) => [names, get] as const),
  ].flatMap(([names, get]): readonly InputName[] =>
    String(get(inputs)) === String(get(base.inputs)) ? [] : names,
  );
  const known = Object.entries(base.intervals).filter(([name]) => !moved.some((n) => n === name));
  return {
    inputs,
    sources: { ...base.sources, ...Object.fromEntries(moved.map((name) => [name, "chosen"])) },
    intervals: Object.fromEntries(known),
  };
}
