import type { CostInputs } from "../../../../compare/cost";
import { el } from "../../el";
import { type Choice, deploymentChoices, discountChoices, loadChoices } from "./choices";
import { sliderControl } from "./slider-control";
import {
  deploymentSliders,
  discountSliders,
  loadSliders,
  mainSliders,
  managedSliders,
  type Slider,
} from "./sliders";

type Group = readonly [title: string, choices: readonly Choice[], sliders: readonly Slider[]];

/** What few need is folded away under a name. */
const groups: readonly Group[] = [
  ["The load", loadChoices, loadSliders],
  ["What is deployed", deploymentChoices, deploymentSliders],
  ["What is taken off", discountChoices, discountSliders],
  ["Lambda Managed Instances", [], managedSliders],
];

/** The sliders and lists that set the inputs. `show` moves them to inputs set elsewhere. */
export function costControls(first: CostInputs, onChange: (inputs: CostInputs) => void) {
  let inputs = first;
  const parts: { readonly show: (inputs: CostInputs) => void }[] = [];
  const change = (next: CostInputs) => {
    show(next);
    onChange(next);
  };
  const slider = (each: Slider): HTMLElement => {
    const part = sliderControl(each, (value) => change(each.set(inputs, value)));
    parts.push(part);
    return part.element;
  };
  const choice = (each: Choice): HTMLElement => {
    const part = choiceControl(each, (value) => change(each.set(inputs, value)));
    parts.push(part);
    return part.element;
  };
  function show(next: CostInputs): void {
    inputs = next;
    for (const part of parts) part.show(next);
  }
  /** Made when it is first seen. */
  const group = ([title, choices, sliders]: Group): HTMLElement => {
    const content = el("div", { class: "group" });
    const details = el("details", { class: "more" }, el("summary", {}, title), content);
    const fill = () => {
      content.append(...choices.map(choice), ...sliders.map(slider));
      show(inputs);
    };
    details.addEventListener("toggle", fill, { once: true });
    return details;
  };
  const element = el(
    "form",
    { class: "controls", "aria-label": "What the bill depends on" },
    ...mainSliders.map(slider),
    ...groups.map(group),
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  show(first);
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
