import type { CostInputs } from "../../../../compare/cost";
import { el } from "../../el";
import type { Slider } from "./sliders";
import { nearestStop } from "./stops";
import { shownNumber, typedNumber } from "./typed-number";

/** A slider, and beside it a field that takes what the slider has no stop for. */
export function sliderControl(slider: Slider, onValue: (value: number) => void) {
  const { key, label, unit, stops, least, most, whole, get } = slider;
  const id = `cost-${key}`;
  const range = el("input", { id, type: "range", min: 0, max: stops.length - 1, step: 1 });
  const field = el("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-label": `${label}, typed`,
    title: `${shownNumber(least)} to ${shownNumber(most)}${unit && ` ${unit}`}`,
  });
  const say = (value: number) => {
    range.setAttribute("aria-valuetext", `${shownNumber(value)}${unit && ` ${unit}`}`);
    field.removeAttribute("aria-invalid");
  };
  range.addEventListener("input", () => {
    const value = stops[range.valueAsNumber] ?? 0;
    field.value = shownNumber(value);
    say(value);
    onValue(value);
  });
  field.addEventListener("input", () => {
    const value = typedNumber(field.value);
    const fits =
      value !== undefined && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!fits) {
      field.setAttribute("aria-invalid", "true");
      return;
    }
    range.value = String(nearestStop(stops, value));
    say(value);
    onValue(value);
  });
  let shown = Number.NaN;
  // What was typed last and does not fit gives way to what holds.
  field.addEventListener("blur", () => {
    if (field.hasAttribute("aria-invalid")) field.value = shownNumber(shown);
    field.removeAttribute("aria-invalid");
  });
  const show = (inputs: CostInputs) => {
    shown = get(inputs);
    range.value = String(nearestStop(stops, shown));
    say(shown);
    if (document.activeElement !== field) field.value = shownNumber(shown);
  };
  const element = el(
    "div",
    { class: "slider" },
    el("label", { for: id }, label),
    el("span", { class: "typed" }, field, el("span", { class: "unit" }, unit)),
    range,
  );
  return { element, show };
}
