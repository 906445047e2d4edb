import type { CostInputs } from "../../../../compare/cost";
import { el } from "../../el";
import { type Choice, choices } from "./choices";
import { type Slider, sliders } from "./sliders";
import { nearestStop } from "./stops";

/** The sliders and lists that set the inputs. `show` moves them to inputs set elsewhere. */
export function costControls(first: CostInputs, onChange: (inputs: CostInputs) => void) {
  let inputs = first;
  const change = (next: CostInputs) => {
    inputs = next;
    onChange(next);
  };
  const parts = [
    ...sliders.map((slider) => sliderControl(slider, (value) => change(slider.set(inputs, value)))),
    ...choices.map((choice) => choiceControl(choice, (value) => change(choice.set(inputs, value)))),
  ];
  const show = (next: CostInputs) => {
    inputs = next;
    for (const part of parts) part.show(next);
  };
  show(first);
  const element = el(
    "form",
    { class: "controls", "aria-label": "What the bill depends on" },
    ...parts.map((part) => part.element),
  );
  return { element, show };
}

function sliderControl(slider: Slider, onInput: (value: number) => void) {
  const { key, label, stops, format, get } = slider;
  const id = `cost-${key}`;
  // Not an <output>, which would be read out beside the slider's own value.
  const output = el("span", { class: "value", "aria-hidden": "true" });
  const input = el("input", { id, type: "range", min: 0, max: stops.length - 1, step: 1 });
  const say = (value: number) => {
    output.textContent = format(value);
    input.setAttribute("aria-valuetext", format(value));
  };
  input.addEventListener("input", () => {
    const value = stops[input.valueAsNumber] ?? 0;
    say(value);
    onInput(value);
  });
  const show = (inputs: CostInputs) => {
    input.value = String(nearestStop(stops, get(inputs)));
    say(get(inputs));
  };
  const element = el("div", { class: "slider" }, el("label", { for: id }, label), output, input);
  return { element, show };
}

function choiceControl({ key, label, options, get }: Choice, onChoice: (value: string) => void) {
  const id = `cost-${key}`;
  const select = el(
    "select",
    { id, change: () => onChoice(select.value) },
    ...options.map(({ value, label }) => el("option", { value }, label)),
  );
  const show = (inputs: CostInputs) => {
    select.value = get(inputs);
  };
  const element = el("div", { class: "field" }, el("label", { for: id }, label), select);
  return { element, show };
}
