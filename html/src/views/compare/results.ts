import { lagBoundMs } from "../../../../compare/load/lag";
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
import { comparedAt, sayCompared, summaryHeadings, summaryRows } from "./summary";

/** The charts and the table of a comparison that runs, has run or was loaded. */
export function results() {
  let shown: Shown | undefined;
  const curves = responsive({ ratio: 0.5, least: 260, most: 360 }, (size) =>
    cumulativeChart(
      shown ? comparedAt(shown.report, shown.rate) : { functions: [], containers: [] },
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
    const caption = `${sayCompared(next.report)} latency in milliseconds at ${next.rate} requests a second, with 95 % intervals`;
    numbers.replaceChildren(
      table(caption, summaryHeadings(next.report), summaryRows(next.report, next.rate)),
    );
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

/** Why a comparison is not to be believed, and what to do. */
export const sayVoid = (p99: number): string =>
  `Void: the generator itself was late (p99 ${milliseconds(p99)}, allowed are ${lagBoundMs} ms). Keep this tab in front, close what keeps the machine busy, or ask for fewer requests a second.`;
