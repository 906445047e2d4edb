import { type CostInputs, exampleInputs } from "../../../../compare/cost";
import { breakEven } from "../../../../compare/cost/break-even";
import { priceAgeWarning, priceFile, pricesOf } from "../../../../compare/prices";
import { responsive } from "../../charts/responsive";
import { el } from "../../el";
import { formatUsd } from "../../format";
import { mark } from "../../mark";
import type { Surroundings, View } from "../../view";
import { type CostChart, drawCosts } from "./chart";
import { costControls } from "./controls";
import { costAt, costCurves } from "./curves";
import { inputsFrom, paramsFor } from "./state";
import { bills, curveTable, inputsTable } from "./tables";
import { sayBreakEven, sayCheaper } from "./verdict";

/** What a month costs behind either door, and where the costs meet. */
export const cost: View = { name: "cost", title: "Cost", show };

const range = [10_000, 10_000_000_000] as const;
const POINTS = 241;

function show({ params, keep }: Surroundings): HTMLElement {
  let inputs = inputsFrom(params, exampleInputs);
  let chart = chartOf(inputs);
  const curves = responsive((width) => drawCosts(chart, width));
  const verdict = el("div", { class: "verdict" });
  const details = el("div", {});
  const numbers = disclosure("The curves as a table");
  const printed = disclosure("All inputs");

  const render = () => {
    chart = chartOf(inputs);
    const prices = pricesOf(inputs.region);
    verdict.replaceChildren(
      figure("functions", "Functions, a month", chart.here.functions),
      figure("containers", "Containers, a month", chart.here.containers),
      el(
        "p",
        { role: "status" },
        `${sayCheaper(chart.here)} ${sayBreakEven(chart.breakEven, chart.interval)}`,
      ),
    );
    curves.redraw();
    details.replaceChildren(bills(inputs, prices));
    numbers.fill(curveTable(inputs, prices));
    printed.fill(inputsTable(inputs));
  };
  const controls = costControls(inputs, (next) => {
    inputs = next;
    keep(paramsFor(inputs, exampleInputs));
    render();
  });
  render();
  return el(
    "div",
    { class: "cost-view" },
    el("h2", { class: "unseen" }, "Cost"),
    controls.element,
    el("section", { class: "costs", "aria-label": "Verdict" }, verdict, curves.element, legend()),
    el(
      "section",
      { class: "bills-and-inputs", "aria-label": "Bills and inputs" },
      details,
      numbers.element,
      printed.element,
      prices(),
    ),
  );
}

function chartOf(inputs: CostInputs): CostChart {
  const prices = pricesOf(inputs.region);
  return {
    curves: costCurves(inputs, prices, range, POINTS),
    here: costAt(inputs, prices, inputs.workload.requestsPerMonth),
    breakEven: breakEven(inputs, prices),
    interval: undefined,
  };
}

function figure(backend: string, label: string, usd: number): HTMLElement {
  return el(
    "div",
    { class: "figure" },
    el("span", { class: "label" }, mark(backend), label),
    el("strong", {}, formatUsd(usd)),
  );
}

function legend(): HTMLElement {
  return el(
    "p",
    { class: "key" },
    el("span", {}, mark("functions"), " Functions"),
    el("span", {}, mark("containers"), " Containers"),
    el("span", {}, "Both axes are logarithmic; the dots are where the slider is."),
  );
}

/** Details that stay as open as they were when they are filled anew. */
function disclosure(title: string) {
  const content = el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": title });
  const element = el("details", { class: "more" }, el("summary", {}, title), content);
  return { element, fill: (inside: HTMLElement) => content.replaceChildren(inside) };
}

function prices(): HTMLElement {
  const old = priceAgeWarning(new Date());
  return el(
    "p",
    { class: "note" },
    `List prices of ${priceFile.date}, on demand, in USD: no free tier, no Savings Plan. ${old ? `Careful: ${old}.` : ""}`,
  );
}
