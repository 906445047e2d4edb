import type { CostInputs, Way } from "../../cost";
import type { BreakEven } from "../../cost/break-even";
import { costAt, costCurves } from "../../cost/curves";
import type { Range } from "../../cost/sensitivity";
import { backends } from "../../load/sample";
import type { Prices } from "../../prices";
import { count } from "../format";
import { type ChartNode, line, node, type Point, text } from "./nodes";
import { type Box, boxOf, plot, type Size } from "./plot";
import { around, logarithmic } from "./scale";

export interface CostChart {
  readonly inputs: CostInputs;
  readonly prices: Prices;
  readonly breakEven: BreakEven;
  /** The break-even's, where what it depends on is uncertain. */
  readonly interval?: Range | undefined;
  /** Requests a month that are looked at, marked on the curves. */
  readonly here?: number | undefined;
}

/** Requests a month. */
const volumes = [1e4, 1e10] as const;
const POINTS = 241;
/** The third one underneath, since the other two are what is deployed. */
const drawn: readonly Way[] = ["managed", ...backends];

/** A month's bill of each way by requests a month, the break-even marked, its interval as a band. */
export function costChart(chart: CostChart, size: Size, description: string): ChartNode {
  const { inputs, prices, breakEven, interval, here } = chart;
  const box = boxOf(size);
  const curves = costCurves(inputs, prices, volumes, POINTS);
  const usd = curves.flatMap((point) => drawn.map((way) => point[way]));
  const [from, to] = volumes;
  const x = logarithmic({ from, to, start: box.left, end: box.right }, size.width / 80);
  const y = logarithmic({ ...around(usd), start: box.bottom, end: box.top }, 8);
  const at = (requests: number) => x.at(Math.min(to, Math.max(from, requests)));
  const looked = here === undefined ? undefined : costAt(inputs, prices, here);
  return plot({
    size,
    x: { scale: x, label: "requests a month", format: count },
    y: { scale: y, label: "USD a month", format: (value) => `$${count(value)}` },
    layers: [
      ...(interval && breakEven.kind !== "never"
        ? [node("rect", { class: "interval", ...spanOf(at(interval.low), at(interval.high), box) })]
        : []),
      ...crossings(breakEven, box, at),
      ...(looked ? [upright("here", at(looked.requests), box)] : []),
      ...drawn.flatMap((way) =>
        line(
          curves.map((point): Point => [x.at(point.requests), y.at(point[way])]),
          way,
        ),
      ),
      ...(looked
        ? backends.map((backend) => place(backend, at(looked.requests), y.at(looked[backend])))
        : []),
    ],
    description,
  });
}

const spanOf = (low: number, high: number, { top, bottom }: Box) => ({
  x: low,
  y: top,
  width: Math.max(3, high - low),
  height: bottom - top,
});

const upright = (className: string, x: number, { top, bottom }: Box): ChartNode =>
  node("line", { class: className, x1: x, x2: x, y1: top, y2: bottom });

/** A line where the costs meet, and the number of requests beside the first. */
function crossings(point: BreakEven, box: Box, at: (requests: number) => number): ChartNode[] {
  if (point.kind === "never") return [];
  const places = point.all
    .filter((requests) => requests >= volumes[0] && requests <= volumes[1])
    .map(at);
  // Hundreds may lie within one pixel.
  const apart = places.filter((x, index) => index === 0 || x - (places[index - 1] ?? x) >= 0.5);
  const lines = apart.map((x) => upright("mark", x, box));
  const first = at(point.requestsPerMonth);
  const right = first < (box.left + box.right) / 2;
  const label = text(
    [first + (right ? 7 : -7), box.top + 12],
    `break-even ${count(point.requestsPerMonth)}`,
    right ? "note" : "note end",
  );
  return [...lines, label];
}

/** A circle for functions and a square for containers: colour is never the only sign. */
function place(backend: (typeof backends)[number], x: number, y: number): ChartNode {
  if (backend === "functions")
    return node("circle", { class: "dot functions", cx: x, cy: y, r: 6 });
  const square = { x: x - 5.5, y: y - 5.5, width: 11, height: 11, rx: 2 };
  return node("rect", { class: "dot containers", ...square });
}
