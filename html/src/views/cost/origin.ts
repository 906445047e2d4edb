import type { UnknownRegion } from "../../../../compare/cost/deployed-case";
import type { Report } from "../../../../compare/record/schema";
import { el } from "../../el";
import { formatTime } from "../../format-time";

/** Says which comparison the inputs come from, and gives back what is deployed by default. */
export function originNote({ at, emulated, targets }: Report, onDefault: () => void): HTMLElement {
  const label = emulated
    ? " It was emulated: these are this machine's durations, not AWS's, so the break-even shows how one is found, not where it lies."
    : "";
  return el(
    "p",
    { class: "origin" },
    `Filled in from the comparison of ${formatTime(at)} (${targets.functions} and ${targets.containers}).${label} `,
    el("button", { type: "button", class: "link", click: onDefault }, "Use the defaults instead"),
  );
}

/** Says why a comparison was not filled in. */
export const regionNote = ({ at }: Report, { message }: UnknownRegion): HTMLElement =>
  el("p", { class: "origin" }, `The comparison of ${formatTime(at)} is not used: ${message}.`);
