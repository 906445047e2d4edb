import { requestsAt, type Swing } from "../../cost/sensitivity";
import { count, number } from "../format";
import { type ChartNode, node, text } from "./nodes";
import { boxOf, columns, figure, type Size } from "./plot";
import { around, logarithmic } from "./scale";

/** Which inputs move the break-even, and how far: the widest bar on top. */
export function tornadoChart(swings: readonly Swing[], size: Size, description: string): ChartNode {
  const shown = swings.filter(({ atLow, atHigh }) => requestsAt(atLow) !== requestsAt(atHigh));
  const box = { ...boxOf(size), left: 8, top: 8 };
  const ends = shown.flatMap(({ atLow, atHigh }) => [requestsAt(atLow), requestsAt(atHigh)]);
  const range = around(ends);
  const x = logarithmic({ ...range, start: box.left, end: box.right }, size.width / 55);
  const place = (requests: number): number =>
    x.at(Math.min(range.to, Math.max(range.from, requests)));
  const row = (box.bottom - box.top) / Math.max(1, shown.length);
  const grid = columns(box, { scale: x, format: count });
  const bars = shown.flatMap((swing, index) => {
    const [low, high] = [place(requestsAt(swing.atLow)), place(requestsAt(swing.atHigh))];
    const y = box.top + index * row;
    const range = `${number(swing.range.low)} to ${number(swing.range.high)}${swing.unit === "" ? "" : ` ${swing.unit}`}`;
    return [
      node("rect", {
        class: swing.measured ? "bar measured" : "bar",
        x: Math.min(low, high),
        y: y + row * 0.55,
        width: Math.max(2, Math.abs(high - low)),
        height: row * 0.36,
      }),
      text([box.left + 2, y + row * 0.45], `${swing.label}: ${range}`, "note"),
    ];
  });
  const name = text([box.right, box.bottom + 36], "break-even, requests a month", "axis end");
  return figure(size, description, [...grid, ...bars, name]);
}
