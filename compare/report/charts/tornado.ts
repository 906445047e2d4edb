import { moves, requestsAt, type Swing } from "../../cost/sensitivity";
import { count, exact, number, plain } from "../format";
import { type ChartNode, node, text } from "./nodes";
import { boxOf, columns, figure, type Size } from "./plot";
import { around, logarithmic } from "./scale";

/** Rows of more than these are read in the table. */
const most = 14;

/** The swings that a chart has room for: the widest of those that move anything. */
export const shownSwings = (swings: readonly Swing[]): readonly Swing[] =>
  swings.filter(moves).slice(0, most);

/** How high the chart of these must be, in pixels. */
export const tornadoHeight = (swings: readonly Swing[]): number =>
  60 + 33 * Math.max(1, shownSwings(swings).length);

/** Which inputs move the break-even, and how far: the widest bar on top. */
export function tornadoChart(swings: readonly Swing[], size: Size, description: string): ChartNode {
  const shown = shownSwings(swings);
  const box = { ...boxOf(size), left: 8, top: 8 };
  const ends = shown.flatMap(({ low, high }) => [requestsAt(low.at), requestsAt(high.at)]);
  const range = around(ends);
  const x = logarithmic({ ...range, start: box.left, end: box.right }, size.width / 55);
  const place = (requests: number): number =>
    x.at(Math.min(range.to, Math.max(range.from, requests)));
  const row = (box.bottom - box.top) / Math.max(1, shown.length);
  const grid = columns(box, { scale: x, format: count });
  const bars = shown.flatMap((swing, index) => {
    const [low, high] = [place(requestsAt(swing.low.at)), place(requestsAt(swing.high.at))];
    const y = box.top + index * row;
    return [
      node("rect", {
        class: swing.source === "measured" ? "bar measured" : "bar",
        x: Math.min(low, high),
        y: y + row * 0.55,
        width: Math.max(2, Math.abs(high - low)),
        height: row * 0.36,
      }),
      text([box.left + 2, y + row * 0.45], `${swing.label}: ${rangeWords(swing)}`, "note"),
    ];
  });
  const name = text([box.right, box.bottom + 36], "break-even, requests a month", "axis end");
  return figure(size, description, [...grid, ...bars, name]);
}

/** "0.5 to 2 s", "0 to 5 %", "API Gateway to Load balancer". */
export function rangeWords({ low, high, unit, share }: Swing): string {
  if (typeof low.value === "string" || typeof high.value === "string") {
    return `${low.value} to ${high.value}`;
  }
  if (share) {
    return `${plain(low.value * 100)} to ${plain(high.value * 100)} %`;
  }
  const say = (value: number) => (Number.isInteger(value) ? exact(value) : number(value));
  return `${say(low.value)} to ${say(high.value)}${unit === "" ? "" : ` ${unit}`}`;
}
