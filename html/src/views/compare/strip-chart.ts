import { backends } from "../../../../compare/load/sample";
import { milliseconds } from "../../../../compare/report/format";
import { type Box, frame } from "../../charts/frame";
import { linearScale, logScale } from "../../charts/scale";
import { svg } from "../../el";
import type { Dot } from "./dot";

/** Every request when it was sent and how long it took; cold starts are ringed. */
export function drawStrip(dots: readonly Dot[], seconds: number, width: number): SVGSVGElement {
  const height = Math.max(220, Math.min(300, width * 0.42));
  const box: Box = { left: 50, right: width - 14, top: 34, bottom: height - 48 };
  const times = dots.map(({ ms }) => ms);
  const [least, most] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [1, 1000];
  const x = linearScale(seconds, box.left, box.right);
  const y = logScale(
    Math.max(0.05, least * 0.8),
    Math.max(least * 2, most * 1.3),
    box.bottom,
    box.top,
  );
  const place = ({ at, ms }: Dot) =>
    `${x.at(at).toFixed(1)} ${y.at(Math.max(0.05, ms)).toFixed(1)}`;
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
        cy: y.at(Math.max(0.05, dot.ms)),
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
      { scale: x, label: "time", format: (at) => `${Number(at.toFixed(1))} s` },
      { scale: y, label: "latency", format: (ms) => milliseconds(ms).replace(/\.0+ /, " ") },
    ),
    ...warm,
    ...cold,
  );
}
