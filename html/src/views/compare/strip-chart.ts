import { backends } from "../../../../compare/load/sample";
import { boxOf } from "../../../../compare/report/charts/plot";
import { around, linear, logarithmic } from "../../../../compare/report/charts/scale";
import { plain, plainMilliseconds } from "../../../../compare/report/format";
import { frame } from "../../charts/frame";
import { svg } from "../../el";
import type { Dot } from "./dot";

/** Every request when it was sent and how long it took; cold starts are ringed. */
export function drawStrip(dots: readonly Dot[], seconds: number, width: number): SVGSVGElement {
  const height = Math.max(220, Math.min(300, width * 0.42));
  const box = boxOf({ width, height });
  const times = dots.map(({ ms }) => ms);
  const x = linear({ from: 0, to: seconds, start: box.left, end: box.right }, width / 100);
  const y = logarithmic({ ...around(times), start: box.bottom, end: box.top }, 8);
  const place = ({ at, ms }: Dot) => `${x.at(at).toFixed(1)} ${y.at(ms).toFixed(1)}`;
  const warm = backends.map((backend) =>
    svg("path", {
      class: `dots ${backend}`,
      // A line of no length is a dot: round or square, as its ends are.
      d: dots
        .filter((dot) => dot.backend === backend && !dot.cold)
        .map((dot) => `M${place(dot)}h0`)
        .join(""),
    }),
  );
  const cold = dots
    .filter(({ cold }) => cold)
    .map((dot) =>
      svg("circle", {
        class: `cold ${dot.backend}`,
        cx: x.at(dot.at),
        cy: y.at(dot.ms),
        r: 6,
      }),
    );
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": `Latency of each request over time: ${dots.length} requests, ${cold.length} cold starts.`,
    },
    frame(
      box,
      { scale: x, label: "time", format: (at) => `${plain(at)} s` },
      { scale: y, label: "latency", format: plainMilliseconds },
    ),
    ...warm,
    ...cold,
  );
}
