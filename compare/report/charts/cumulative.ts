import { type Backend, backends } from "../../load/sample";
import { plainMilliseconds, plainPercent } from "../format";
import { type ChartNode, type Point, stairs } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, linear, logarithmic } from "./scale";

/** All requests to either backend: how many, and how long the answered ones took, ascending. */
export type Answered = Readonly<
  Record<Backend, { readonly count: number; readonly answered: readonly number[] }>
>;

/** The share of requests that were answered within a time: both backends over each other, as steps. */
export function cumulativeChart(latencies: Answered, size: Size, description: string): ChartNode {
  const box = boxOf(size);
  const values = backends.flatMap((backend) => {
    const { answered } = latencies[backend];
    return answered.length === 0 ? [] : [answered[0] ?? 1, answered.at(-1) ?? 1];
  });
  const x = logarithmic({ ...around(values), start: box.left, end: box.right }, size.width / 70);
  const y = linear({ from: 0, to: 1, start: box.bottom, end: box.top }, 5);
  const layers = backends.flatMap((backend) => {
    const { count, answered } = latencies[backend];
    const points: Point[] = [];
    for (const [index, ms] of answered.entries()) {
      const at = x.at(ms);
      const [lastX = Number.NEGATIVE_INFINITY] = points.at(-1) ?? [];
      // Points closer than a pixel add bytes and nothing to see: they are one step.
      const step: Point = [at - lastX < 1 ? lastX : at, y.at((index + 1) / count)];
      if (step[0] === lastX) points.pop();
      points.push(step);
    }
    return stairs(points, y.at(0), backend);
  });
  return plot({
    size,
    x: { scale: x, label: "latency", format: plainMilliseconds },
    y: { scale: y, label: "requests answered within", format: plainPercent },
    layers,
    description,
  });
}
