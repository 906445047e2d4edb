import { el } from "../el";
import { partNames, type TimePart } from "./time-parts";

/** A part of a bar. @param whole what the bar's whole length stands for, in milliseconds */
export function share(part: TimePart, whole: number): HTMLElement {
  const span = el("span", { class: `share ${part.name}` });
  span.style.width = `${(100 * part.ms) / whole}%`;
  return span;
}

/** What the bars' parts are. */
export function legend(): HTMLElement {
  const entries = Object.entries(partNames).map(([name, label]) =>
    el("span", {}, el("span", { class: `share ${name}` }), label),
  );
  return el("p", { class: "race-legend", "aria-hidden": "true" }, ...entries);
}
