import type { BreakEven } from "../../../../compare/cost/break-even";
import type { Range } from "../../../../compare/cost/sensitivity";
import { type Box, boxOf } from "../../../../compare/report/charts/plot";
import { around, logarithmic } from "../../../../compare/report/charts/scale";
import { pathOf } from "../../../../compare/report/charts/svg";
import { count, dollars } from "../../../../compare/report/format";
import { frame } from "../../charts/frame";
import { svg } from "../../el";
import type { CostPoint } from "./curves";

export interface CostChart {
  readonly curves: readonly CostPoint[];
  /** The costs at the number of requests that the slider says. */
  readonly here: CostPoint;
  readonly breakEven: BreakEven;
  /** The break-even's interval, where what it depends on was measured. */
  readonly interval: Range | undefined;
}

const backends = ["functions", "containers"] as const;

/** Both cost curves over requests a month, on log axes, with the break-even and where you are. */
export function drawCosts(chart: CostChart, width: number): SVGSVGElement {
  const { curves, here, breakEven, interval } = chart;
  const height = Math.max(300, Math.min(420, width * 0.62));
  const box = boxOf({ width, height });
  const first = curves[0] ?? here;
  const last = curves[curves.length - 1] ?? here;
  const bills = curves.flatMap((point) => [point.functions, point.containers]);
  const x = logarithmic(
    { from: first.requests, to: last.requests, start: box.left, end: box.right },
    width / 60,
  );
  const y = logarithmic({ ...around(bills), start: box.bottom, end: box.top }, 8);
  const inView = (requests: number) =>
    Math.min(box.right, Math.max(box.left, x.at(Math.max(first.requests, requests))));

  const band = interval && [
    svg("rect", {
      class: "band",
      x: inView(interval.low),
      y: box.top,
      width: Math.max(1, inView(interval.high) - inView(interval.low)),
      height: box.bottom - box.top,
    }),
  ];
  const lines = backends.map((backend) =>
    svg("path", {
      class: `line ${backend}`,
      d: pathOf(curves.map((point) => [x.at(point.requests), y.at(point[backend])])),
    }),
  );
  const dots = backends.map((backend) => dot(backend, x.at(here.requests), y.at(here[backend])));
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": inWords(chart) },
    frame(
      box,
      { scale: x, label: "requests a month", format: count },
      { scale: y, label: "USD a month", format: formatTick },
    ),
    ...(band ?? []),
    svg("line", {
      class: "here",
      x1: x.at(here.requests),
      x2: x.at(here.requests),
      y1: box.top,
      y2: box.bottom,
    }),
    ...crossing(breakEven, box, x.at),
    ...lines,
    ...dots,
  );
}

const formatTick = (usd: number) => (usd < 1000 ? `$${usd}` : `$${count(usd)}`);

/** A circle for functions and a square for containers, as everywhere on the page. */
function dot(backend: (typeof backends)[number], x: number, y: number): SVGElement {
  if (backend === "functions") return svg("circle", { class: "dot functions", cx: x, cy: y, r: 6 });
  const at = { x: x - 5.5, y: y - 5.5, width: 11, height: 11, rx: 2 };
  return svg("rect", { class: "dot containers", ...at });
}

function crossing(point: BreakEven, box: Box, x: (requests: number) => number): SVGElement[] {
  if (point.kind === "never") return [];
  const [first = 0, ...others] = point.all.map(x).filter((at) => at >= box.left && at <= box.right);
  if (first === 0) return [];
  const text = `break-even ${count(point.requestsPerMonth)}`;
  const room = first < (box.left + box.right) / 2;
  const side = room
    ? { x: first + 7, "text-anchor": "start" }
    : { x: first - 7, "text-anchor": "end" };
  return [
    ...[first, ...others].map((at) =>
      svg("line", { class: "break-even", x1: at, x2: at, y1: box.top - 8, y2: box.bottom }),
    ),
    svg("text", { class: "break-even", y: box.top + 4, ...side }, text),
  ];
}

function inWords({ here, breakEven }: CostChart): string {
  const at =
    breakEven.kind === "never"
      ? "They do not cross."
      : `They cross at ${count(breakEven.requestsPerMonth)} requests a month.`;
  return `Cost over requests a month. At ${count(here.requests)}: functions ${dollars(here.functions)}, containers ${dollars(here.containers)}. ${at}`;
}
