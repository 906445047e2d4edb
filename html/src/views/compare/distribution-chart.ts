import { backends } from "../../../../compare/load/sample";
import { milliseconds } from "../../../../compare/report/format";
import { type Box, frame } from "../../charts/frame";
import { linePath } from "../../charts/path";
import { linearScale, logScale } from "../../charts/scale";
import { svg } from "../../el";
import type { Distributions, Step } from "./distribution";

/** Both cumulative distributions over each other: further to the left is faster. */
export function drawDistributions(distributions: Distributions, width: number): SVGSVGElement {
  const height = Math.max(260, Math.min(360, width * 0.5));
  const box: Box = { left: 50, right: width - 14, top: 34, bottom: height - 48 };
  const times = backends.flatMap((backend) => distributions[backend].map(({ ms }) => ms));
  const [least, most] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [1, 100];
  const x = logScale(
    Math.max(0.05, least * 0.9),
    Math.max(least * 2, most * 1.1),
    box.left,
    box.right,
  );
  const y = linearScale(100, box.bottom, box.top);
  const lines = backends.map((backend) =>
    svg("path", { class: `line ${backend}`, d: stairs(distributions[backend], x.at, y.at) }),
  );
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": "Cumulative distributions of warm latency; the table below has the numbers.",
    },
    frame(
      box,
      { scale: x, label: "warm latency", format: shortMs },
      { scale: y, label: "share of requests that took no longer", format: (share) => `${share} %` },
    ),
    ...lines,
  );
}

const shortMs = (ms: number) => milliseconds(ms).replace(/\.0+ /, " ");

/** Steps, because between two samples nothing is known. */
function stairs(
  steps: readonly Step[],
  x: (ms: number) => number,
  y: (percent: number) => number,
): string {
  let before = 0;
  const points = steps.flatMap(({ ms, share }): [number, number][] => {
    const corner: [number, number] = [x(Math.max(0.05, ms)), y(100 * before)];
    before = share;
    return [corner, [corner[0], y(100 * share)]];
  });
  return linePath(points);
}
