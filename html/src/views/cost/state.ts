import type { CostInputs } from "../../../../compare/cost";
import { choices } from "./choices";
import { sliders } from "./sliders";

/** The inputs that an address names, over those given; what it names wrongly is let be. */
export function inputsFrom(params: URLSearchParams, base: CostInputs): CostInputs {
  let inputs = base;
  for (const { key, stops, set } of sliders) {
    const text = params.get(key);
    const value = Number(text);
    const [least = 0, most = 0] = [stops[0], stops[stops.length - 1]];
    if (text && value >= least && value <= most) inputs = set(inputs, value);
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
