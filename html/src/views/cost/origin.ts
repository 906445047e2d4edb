import type { Report } from "../../../../compare/record/schema";
import { el } from "../../el";
import { formatTime } from "../../format-time";

/** Says which comparison the inputs come from, and gives the example's back. */
export function originNote({ at, emulated, targets }: Report, onExample: () => void): HTMLElement {
  const label = emulated
    ? " It was emulated: these are this machine's durations, not AWS's, so the break-even shows how one is found, not where it lies."
    : "";
  return el(
    "p",
    { class: "origin" },
    `Filled in from the comparison of ${formatTime(at)} (${targets.functions} and ${targets.containers}).${label} `,
    el("button", { type: "button", class: "link", click: onExample }, "Use the example instead"),
  );
}
