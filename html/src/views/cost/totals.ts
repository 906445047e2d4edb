import type { CostPoint } from "../../../../compare/cost/curves";
import type { Range } from "../../../../compare/cost/sensitivity";
import { dollars } from "../../../../compare/report/format";
import { el } from "../../el";
import { mark } from "../../mark";
import type { Uncertainty } from "./uncertainty";

/** Both bills in large figures, with what they may be; they stay in view where the page is narrow. */
export function totals() {
  const sides = {
    functions: figure("functions", "Functions, a month"),
    containers: figure("containers", "Containers, a month"),
  };
  const show = (here: CostPoint, uncertainty: Uncertainty | undefined) => {
    sides.functions.show(here.functions, uncertainty?.functions);
    sides.containers.show(here.containers, uncertainty?.containers);
  };
  const element = el("div", { class: "totals" }, sides.functions.element, sides.containers.element);
  return { element, show };
}

function figure(backend: string, label: string) {
  const usd = el("strong", {});
  // Room for the interval is kept while it is not known: nothing may jump.
  const range = el("span", { class: "range" });
  const element = el(
    "div",
    { class: "figure" },
    el("span", { class: "label" }, mark(backend), label),
    usd,
    range,
  );
  const show = (value: number, interval: Range | undefined) => {
    usd.textContent = dollars(value);
    range.textContent = interval
      ? `${dollars(interval.low)} to ${dollars(interval.high)}`
      : "\u00a0";
  };
  return { element, show };
}
