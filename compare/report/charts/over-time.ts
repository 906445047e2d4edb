import type { Segment } from "../../record/schema";
import { milliseconds, plain, plainMilliseconds } from "../format";
import { boxOf, plot, type Size } from "./plot";
import { around, linear, logarithmic } from "./scale";
import { dot, element } from "./svg";

/** Each segment of the steady state where it ran: its median as a dot, its slowest as a thin line up. */
export function overTimeChart(
  segments: readonly Segment[],
  size: Size,
  description: string,
): string {
  const box = boxOf(size);
  const end = Math.max(1, ...segments.map(({ atSeconds }) => atSeconds));
  const x = linear({ from: 0, to: end, start: box.left, end: box.right }, size.width / 90);
  const values = segments.flatMap(({ p50, max }) => [p50, max]);
  const y = logarithmic({ ...around(values), start: box.bottom, end: box.top }, 8);
  const layers = segments.flatMap((segment) => {
    const at = x.at(segment.atSeconds);
    const [middle, top] = [y.at(segment.p50), y.at(segment.max)];
    return [
      element("line", { class: `whisker ${segment.backend}`, x1: at, x2: at, y1: middle, y2: top }),
      dot([at, middle], 2, segment.backend, titleOf(segment)),
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

const titleOf = ({ backend, rate, p50, max, count, cold }: Segment): string =>
  `${backend} at ${rate}/s: median ${milliseconds(p50)}, slowest ${milliseconds(max)}, ${count} requests, ${cold} cold`;
