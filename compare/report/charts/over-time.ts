import type { Segment } from "../../phases/steady";
import { milliseconds, plain, plainMilliseconds } from "../format";
import type { Labels } from "../names";
import { type ChartNode, dot, node } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, linear, logarithmic } from "./scale";

/**
 * Each segment of the steady state where it ran: its median as a dot, its slowest as a thin line up;
 * a ring where one of its requests met a cold start.
 */
export function overTimeChart(
  segments: readonly Segment[],
  size: Size,
  description: string,
  labels: Labels,
): ChartNode {
  const box = boxOf(size);
  const end = Math.max(1, ...segments.map(({ atSeconds }) => atSeconds));
  const x = linear({ from: 0, to: end, start: box.left, end: box.right }, size.width / 90);
  const values = segments.flatMap(({ p50, max }) => [p50, max]);
  const y = logarithmic({ ...around(values), start: box.bottom, end: box.top }, 8);
  const layers = segments.flatMap((segment) => {
    const at = x.at(segment.atSeconds);
    const [middle, top] = [y.at(segment.p50), y.at(segment.max)];
    return [
      node("line", { class: `whisker ${segment.backend}`, x1: at, x2: at, y1: middle, y2: top }),
      dot([at, middle], 2, segment.backend, titleOf(segment, labels[segment.backend])),
      ...(segment.cold > 0
        ? [node("circle", { class: `ring ${segment.backend}`, cx: at, cy: middle, r: 5 })]
        : []),
    ];
  });
  return plot({
    size,
    x: { scale: x, label: "seconds of the steady state", format: plain },
    y: { scale: y, label: "latency: median, and up to the slowest", format: plainMilliseconds },
    layers,
    description,
  });
}

const titleOf = ({ rate, p50, max, count, cold }: Segment, label: string): string =>
  `${label} at ${rate}/s: median ${milliseconds(p50)}, slowest ${milliseconds(max)}, ${count} requests${cold > 0 ? `, ${cold} cold` : ""}`;
