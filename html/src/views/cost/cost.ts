import type { CostInputs } from "../../../../compare/cost";
import { breakEven, breakEvenOf } from "../../../../compare/cost/break-even";
import type { CostCase } from "../../../../compare/cost/case";
import { costAt } from "../../../../compare/cost/curves";
import { limitsOf } from "../../../../compare/cost/limits";
import { swings, widestFirst } from "../../../../compare/cost/sensitivity";
import { priceAgeWarning, priceFile, pricesOf } from "../../../../compare/prices";
import { type CostChart, costChart } from "../../../../compare/report/charts/cost-curves";
import { limitWords, managedWords } from "../../../../compare/report/cost-words";
import { count, dollars } from "../../../../compare/report/format";
import { responsive } from "../../charts/responsive";
import { el } from "../../el";
import { mark } from "../../mark";
import { lastMeasurement } from "../../measurement";
import type { Surroundings, View } from "../../view";
import { costControls } from "./controls";
import { disclosure } from "./disclosure";
import { originNote, regionNote } from "./origin";
import { inSlices } from "./slices";
import { defaultCase, startFrom } from "./start";
import { inputsFrom, movedFrom, paramsFor } from "./state";
import { bills, curveTable, inputsTable } from "./tables";
import { swingsShown } from "./tornado";
import { totals } from "./totals";
import { draws, type Uncertainty, uncertaintyOf } from "./uncertainty";
import { sayBreakEven, sayCheaper, sayInterval } from "./verdict";

/** What a month costs each way, and where the costs meet. */
export const cost: View = { name: "cost", title: "Cost", show };

/** Intervals and the tornado take a hundred break-evens, so they wait until a slider rests. */
const REST_MS = 200;

function show({ params, keep }: Surroundings): HTMLElement {
  // A link says itself what it shows; without one, the last comparison does.
  const report = params.size === 0 ? lastMeasurement() : undefined;
  const start = startFrom(report);
  let base: CostCase = start.cost;
  let inputs = start.measured ? base.inputs : inputsFrom(params, base.inputs);
  let chart = chartOf(inputs, undefined);
  const curves = responsive({ ratio: 0.62, least: 300, most: 420 }, (size) =>
    costChart(chart, size, inWords(chart)),
  );
  const figures = totals();
  const cheaper = el("p", {});
  // Room for the interval is kept while it is not known: nothing may jump.
  const interval = el("p", { class: "note between" });
  const verdict = el("div", { class: "verdict", role: "status" }, cheaper, interval);
  const third = el("div", { class: "notes" });
  const details = el("div", {});
  const numbers = disclosure("The curves as a table");
  const moving = disclosure("What moves the break-even");
  const printed = disclosure("All inputs, and where each comes from");
  let resting: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};

  const draw = (uncertainty: Uncertainty | undefined) => {
    chart = chartOf(inputs, uncertainty);
    const here = costAt(inputs, chart.prices, inputs.workload.requestsPerMonth);
    figures.show(here, uncertainty);
    cheaper.textContent = `${sayCheaper(here)} ${sayBreakEven(chart.breakEven)}`;
    interval.textContent = sayInterval(chart.breakEven, chart.interval);
    curves.redraw();
  };
  const render = () => {
    draw(undefined);
    const { prices } = chart;
    details.replaceChildren(bills(inputs, prices));
    numbers.fill(() => [curveTable(inputs, prices)]);
    const ways = {
      functions: breakEvenOf("managed", "functions", inputs, prices),
      containers: breakEvenOf("managed", "containers", inputs, prices),
    };
    const notes = [...limitWords(limitsOf(inputs)), managedWords(ways)];
    third.replaceChildren(...notes.map((text) => el("p", { class: "note" }, text)));
    const now = movedFrom(base, inputs);
    printed.fill(() => [inputsTable(now)]);
    clearTimeout(resting);
    stop();
    resting = setTimeout(() => {
      stop = inSlices(draws(now), (drawn) => {
        draw(uncertaintyOf(drawn));
        stop = inSlices(swings(now, pricesOf), (found) =>
          moving.fill(() => swingsShown(widestFirst(found))),
        );
      });
    }, REST_MS);
  };
  const become = (next: CostInputs) => {
    inputs = next;
    keep(paramsFor(inputs, defaultCase.inputs));
    render();
  };
  const controls = costControls(inputs, become);
  const origin = start.measured
    ? report &&
      originNote(report, () => {
        base = defaultCase;
        origin?.remove();
        controls.show(base.inputs);
        become(base.inputs);
      })
    : report && start.unknown && regionNote(report, start.unknown);
  become(inputs);
  return el(
    "div",
    { class: "cost-view" },
    el("h2", { class: "unseen" }, "Cost"),
    figures.element,
    controls.element,
    el(
      "section",
      { class: "costs", "aria-label": "Verdict" },
      verdict,
      origin,
      curves.element,
      legend(),
      third,
    ),
    el(
      "section",
      { class: "bills-and-inputs", "aria-label": "Bills and inputs" },
      details,
      numbers.element,
      moving.element,
      printed.element,
      prices(),
    ),
  );
}

function chartOf(inputs: CostInputs, uncertainty: Uncertainty | undefined): CostChart {
  const prices = pricesOf(inputs.region);
  return {
    inputs,
    prices,
    here: inputs.workload.requestsPerMonth,
    breakEven: breakEven(inputs, prices),
    interval: uncertainty?.breakEven,
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

function legend(): HTMLElement {
  return el(
    "p",
    { class: "key" },
    el("span", {}, mark("functions"), " Functions"),
    el("span", {}, mark("containers"), " Containers"),
    el("span", {}, mark("managed"), " Lambda Managed Instances"),
    el("span", {}, "Both axes are logarithmic; the dots are where the slider is."),
  );
}

function prices(): HTMLElement {
  const old = priceAgeWarning(new Date());
  return el(
    "p",
    { class: "note" },
    `List prices of ${priceFile.date}, in USD. ${old ? `Careful: ${old}.` : ""}`,
  );
}
