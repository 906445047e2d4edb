import type { Report } from "../../../../compare/record/schema";
import { cumulativeChart } from "../../../../compare/report/charts/cumulative";
import { milliseconds } from "../../../../compare/report/format";
import { responsive } from "../../charts/responsive";
import { el } from "../../el";
import { formatTime } from "../../format-time";
import { mark } from "../../mark";
import { table } from "../../table";
import { requestsChart } from "./requests-chart";
import type { Shown } from "./shown";
import { answeredAt, summaryHeadings, summaryRows } from "./summary";

const none = { count: 0, answered: [] } as const;

/** The charts and the table of a comparison that runs, has run or was loaded. */
export function results() {
  let shown: Shown | undefined;
  const curves = responsive({ ratio: 0.5, least: 260, most: 360 }, (size) =>
    cumulativeChart(
      shown ? answeredAt(shown.report, shown.rate) : { functions: none, containers: none },
      size,
      "Cumulative distributions of latency; the table below has the numbers.",
    ),
  );
  const strip = responsive({ ratio: 0.42, least: 220, most: 300 }, (size) =>
    shown ? shown.overTime(size) : requestsChart([], 60, size),
  );
  const numbers = el("div", { class: "scrolls", tabindex: 0, role: "region" });
  numbers.setAttribute("aria-label", "Latencies");
  const dotIs = el("span", {});
  const origin = el("p", { class: "note" });
  const element = el(
    "div",
    { class: "results", hidden: true },
    el("p", { class: "key" }, ...key(), el("span", {}, "Further to the left is faster.")),
    curves.element,
    numbers,
    el(
      "p",
      { class: "key" },
      ...key(),
      el("span", {}, el("span", { class: "ring" }), "cold start"),
      dotIs,
    ),
    strip.element,
    origin,
  );
  const show = (next: Shown) => {
    shown = next;
    element.hidden = false;
    curves.redraw();
    strip.redraw();
    const caption = `Latency of all requests in milliseconds at ${next.rate} requests a second, with 95 % intervals`;
    numbers.replaceChildren(table(caption, summaryHeadings, summaryRows(next.report, next.rate)));
    dotIs.textContent = next.dotIs;
    origin.textContent = sayOrigin(next.report);
  };
  return { element, show };
}

const key = () => [
  el("span", {}, mark("functions"), " Functions"),
  el("span", {}, mark("containers"), " Containers"),
];

function sayOrigin({ at, targets, lag, seed }: Report): string {
  const own = `The generator's own lag: p99 ${milliseconds(lag.steady?.p99 ?? 0)}.`;
  return `${formatTime(at)}, ${targets.functions} and ${targets.containers}, seed ${seed}. ${own}`;
}
