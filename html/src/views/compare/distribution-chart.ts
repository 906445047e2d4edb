import { backends } from "../../../../compare/load/sample";
import { boxOf } from "../../../../compare/report/charts/plot";
import { around, linear, logarithmic } from "../../../../compare/report/charts/scale";
import { pathOf } from "../../../../compare/report/charts/svg";
import { plainMilliseconds, plainPercent } from "../../../../compare/report/format";
import { frame } from "../../charts/frame";
import { svg } from "../../el";
import type { Distributions, Step } from "./distribution";

/** Both cumulative distributions over each other: further to the left is faster. */
export function drawDistributions(distributions: Distributions, width: number): SVGSVGElement {
  const height = Math.max(260, Math.min(360, width * 0.5));
  const box = boxOf({ width, height });
  const times = backends.flatMap((backend) => distributions[backend].map(({ ms }) => ms));
  const x = logarithmic({ ...around(times), start: box.left, end: box.right }, width / 70);
  const y = linear({ from: 0, to: 1, start: box.bottom, end: box.top }, 5);
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
      { scale: x, label: "warm latency", format: plainMilliseconds },
      { scale: y, label: "share of requests that took no longer", format: plainPercent },
    ),
    ...lines,
  );
}

/** Steps, because between two samples nothing is known. */
function stairs(
  steps: readonly Step[],
  x: (ms: number) => number,
  y: (share: number) => number,
): string {
  let before = 0;
  const points = steps.flatMap(({ ms, share }): [number, number][] => {
    const corner: [number, number] = [x(ms), y(before)];
    before = share;
    return [corner, [corner[0], y(share)]];
  });
  return pathOf(points);
}
