import { backends, latencyOf, temperatureOf } from "../../../../compare/load/sample";
import type { RanSegment } from "../../../../compare/phases/steady";
import { type ChartNode, node } from "../../../../compare/report/charts/nodes";
import { boxOf, plot, type Size } from "../../../../compare/report/charts/plot";
import { around, linear, logarithmic } from "../../../../compare/report/charts/scale";
import { plain, plainMilliseconds } from "../../../../compare/report/format";

/** One request as it is drawn over time. */
export interface Dot {
  readonly backend: RanSegment["backend"];
  /** Seconds from the start. */
  readonly at: number;
  /** Latency. */
  readonly ms: number;
  readonly cold: boolean;
}

/** A dot for each request of a segment. */
export function dotsOf({ backend, atSeconds, samples }: RanSegment): readonly Dot[] {
  return samples.map((sample) => ({
    backend,
    at: atSeconds + sample.intendedMs / 1000,
    ms: latencyOf(sample),
    cold: temperatureOf(sample) === "cold",
  }));
}

/**
 * Every request when it was sent and how long it took; cold starts are ringed.
 * @param seconds how long the time axis is
 */
export function requestsChart(dots: readonly Dot[], seconds: number, size: Size): ChartNode {
  const box = boxOf(size);
  const times = dots.map(({ ms }) => ms);
  const x = linear({ from: 0, to: seconds, start: box.left, end: box.right }, size.width / 100);
  const y = logarithmic({ ...around(times), start: box.bottom, end: box.top }, 8);
  const place = ({ at, ms }: Dot) => `${x.at(at).toFixed(1)} ${y.at(ms).toFixed(1)}`;
  const warm = backends.map((backend) => {
    const mine = dots.filter((dot) => dot.backend === backend && !dot.cold);
    // A line of no length is a dot: round or square, as its ends are.
    const d = mine.map((dot) => `M${place(dot)}h0`).join("");
    return node("path", { class: `dots ${backend}`, d });
  });
  const cold = dots
    .filter(({ cold }) => cold)
    .flatMap(({ backend, at, ms }) => {
      const center = { cx: x.at(at), cy: y.at(ms) };
      return [
        node("circle", { class: `dot ${backend}`, ...center, r: 3 }),
        node("circle", { class: `ring ${backend}`, ...center, r: 6 }),
      ];
    });
  return plot({
    size,
    x: { scale: x, label: "time", format: (at) => `${plain(at)} s` },
    y: { scale: y, label: "latency", format: plainMilliseconds },
    layers: [...warm, ...cold],
    description: `Latency of each request over time: ${dots.length} requests, ${cold.length / 2} cold starts.`,
  });
}
