import { backends } from "../../load/sample";
import { countOf } from "../../stats/histogram";
import { plainMilliseconds, plainPercent } from "../format";
import { type ChartNode, type Point, stairs } from "./nodes";
import type { ByBackend } from "./percentiles";
import { boxOf, plot, type Size } from "./plot";
import { around, linear, logarithmic } from "./scale";

/** The share of requests that were answered within a time: both backends over each other, as steps. */
export function cumulativeChart(latencies: ByBackend, size: Size, description: string): ChartNode {
  const box = boxOf(size);
  const values = backends.flatMap((backend) => latencies[backend].map(([us]) => us / 1000));
  const x = logarithmic({ ...around(values), start: box.left, end: box.right }, size.width / 70);
  const y = linear({ from: 0, to: 1, start: box.bottom, end: box.top }, 5);
  const layers = backends.flatMap((backend) => {
    const count = countOf(latencies[backend]);
    let seen = 0;
    let lastX = Number.NEGATIVE_INFINITY;
    const points: Point[] = [];
    latencies[backend].forEach(([us, each], index) => {
      seen += each;
      const at = x.at(us / 1000);
      // Points closer than a pixel add bytes and nothing to see.
      if (at - lastX < 1 && index < latencies[backend].length - 1) return;
      lastX = at;
      points.push([at, y.at(seen / count)]);
    });
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
