import { type CostInputs, exampleInputs } from "../../../../compare/cost";
import { breakEven } from "../../../../compare/cost/break-even";
import { costAt } from "../../../../compare/cost/curves";
import {
  breakEvenInterval,
  type Ranges,
  type Swing,
  tornado,
} from "../../../../compare/cost/sensitivity";
import { priceAgeWarning, priceFile, pricesOf } from "../../../../compare/prices";
import { type CostChart, costChart } from "../../../../compare/report/charts/cost-curves";
import { tornadoChart } from "../../../../compare/report/charts/tornado";
import { count, dollars } from "../../../../compare/report/format";
import { responsive } from "../../charts/responsive";
import { el } from "../../el";
import { mark } from "../../mark";
import { lastMeasurement } from "../../measurement";
import type { Surroundings, View } from "../../view";
import { costControls } from "./controls";
import { measuredOver, rangesOf } from "./measured";
import { originNote } from "./origin";
import { inputsFrom, paramsFor } from "./state";
import { bills, curveTable, inputsTable } from "./tables";
import { swingsTable } from "./tornado";
import { sayBreakEven, sayCheaper } from "./verdict";

/** What a month costs behind either door, and where the costs meet. */
export const cost: View = { name: "cost", title: "Cost", show };

/** The tornado takes a fifth of a second, so it waits until a slider rests. */
const REST_MS = 250;

function show({ params, keep }: Surroundings): HTMLElement {
  // A link says itself what it shows; without one, the last comparison does.
  const report = params.size === 0 ? lastMeasurement() : undefined;
  let measured = report && measuredOver(exampleInputs, report);
  let inputs = measured?.inputs ?? inputsFrom(params, exampleInputs);
  const ranges = () => (measured ? rangesOf(measured, inputs) : {});
  let chart = chartOf(inputs, ranges());
  const curves = responsive({ ratio: 0.62, least: 300, most: 420 }, (size) =>
    costChart(chart, size, inWords(chart)),
  );
  let moved: readonly Swing[] = [];
  const bars = responsive({ ratio: 0.6, least: 420, most: 460 }, (size) =>
    tornadoChart(
      moved,
      size,
      "How far each input moves the break-even; the table has the numbers.",
    ),
  );
  const verdict = el("div", { class: "verdict" });
  const details = el("div", {});
  const numbers = disclosure("The curves as a table");
  const swings = disclosure("What moves the break-even");
  const printed = disclosure("All inputs");
  let resting: ReturnType<typeof setTimeout> | undefined;

  const render = () => {
    chart = chartOf(inputs, ranges());
    const { prices } = chart;
    const here = costAt(inputs, prices, inputs.workload.requestsPerMonth);
    verdict.replaceChildren(
      figure("functions", "Functions, a month", here.functions),
      figure("containers", "Containers, a month", here.containers),
      el(
        "p",
        { role: "status" },
        `${sayCheaper(here)} ${sayBreakEven(chart.breakEven, chart.interval)}`,
      ),
    );
    curves.redraw();
    details.replaceChildren(bills(inputs, prices));
    numbers.fill(curveTable(inputs, prices));
    clearTimeout(resting);
    resting = setTimeout(() => {
      moved = tornado(inputs, prices, ranges());
      bars.redraw();
      swings.fill(bars.element, swingsTable(moved));
    }, REST_MS);
    printed.fill(inputsTable(inputs));
  };
  const become = (next: CostInputs) => {
    inputs = next;
    keep(paramsFor(inputs, exampleInputs));
    render();
  };
  const controls = costControls(inputs, become);
  const origin =
    report &&
    originNote(report, () => {
      measured = undefined;
      origin?.remove();
      controls.show(exampleInputs);
      become(exampleInputs);
    });
  become(inputs);
  return el(
    "div",
    { class: "cost-view" },
    el("h2", { class: "unseen" }, "Cost"),
    controls.element,
    el(
      "section",
      { class: "costs", "aria-label": "Verdict" },
      verdict,
      origin,
      curves.element,
      legend(),
    ),
    el(
      "section",
      { class: "bills-and-inputs", "aria-label": "Bills and inputs" },
      details,
      numbers.element,
      swings.element,
      printed.element,
      prices(),
    ),
  );
}

function chartOf(inputs: CostInputs, ranges: Ranges): CostChart {
  const prices = pricesOf(inputs.region);
  return {
    inputs,
    prices,
    here: inputs.workload.requestsPerMonth,
    breakEven: breakEven(inputs, prices),
    interval:
      Object.keys(ranges).length > 0 ? breakEvenInterval(inputs, prices, ranges) : undefined,
  };
}

function inWords({ inputs, prices, breakEven }: CostChart): string {
  const { requestsPerMonth } = inputs.workload;
  const here = costAt(inputs, prices, requestsPerMonth);
  const meet =
    breakEven.kind === "never"
      ? "They do not cross."
      : `They cross at ${count(breakEven.requestsPerMonth)} requests a month.`;
  return `Cost over requests a month. At ${count(requestsPerMonth)}: functions ${dollars(here.functions)}, containers ${dollars(here.containers)}. ${meet}`;
}

function figure(backend: string, label: string, usd: number): HTMLElement {
  return el(
    "div",
    { class: "figure" },
    el("span", { class: "label" }, mark(backend), label),
    el("strong", {}, dollars(usd)),
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
  return { element, fill: (...inside: HTMLElement[]) => content.replaceChildren(...inside) };
}

function prices(): HTMLElement {
  const old = priceAgeWarning(new Date());
  return el(
    "p",
    { class: "note" },
    `List prices of ${priceFile.date}, on demand, in USD: no free tier, no Savings Plan. ${old ? `Careful: ${old}.` : ""}`,
  );
}
