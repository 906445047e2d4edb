import { type Backend, backends } from "../../load/sample";
import { type Buckets, countOf } from "../../stats/histogram";
import { atRank, quantileOf } from "../../stats/quantiles";
import { rankOf } from "../../stats/ranks";
import { plainMilliseconds, quantileName } from "../format";
import { band, type ChartNode, line, type Point } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, logarithmic, nines } from "./scale";

export type ByBackend = Readonly<Record<Backend, Buckets>>;

/** Latency at each percentile, the tail stretched, with the 95 % interval as a band where there is one. */
export function percentileChart(latencies: ByBackend, size: Size, description: string): ChartNode {
  const box = boxOf(size);
  const deepest = Math.max(...backends.map((backend) => countOf(latencies[backend])), 20);
  const to = Math.min(0.9999, 1 - 1 / deepest);
  const x = nines({ from: 0.1, to, start: box.left, end: box.right });
  const curves = backends.map((backend) => ({
    backend,
    points: quantilesUpTo(countOf(latencies[backend])).map((q) => ({
      q,
      value: atRank(latencies[backend], rankOf(countOf(latencies[backend]), q)),
      interval: quantileOf(latencies[backend], q),
    })),
  }));
  const values = curves.flatMap(({ points }) => points.map(({ value }) => value));
  const y = logarithmic({ ...around(values), start: box.bottom, end: box.top }, 8);
  const layers = curves.flatMap(({ backend, points }) => {
    const known = points.flatMap(({ q, interval }) =>
      interval.kind === "estimate" ? [{ q, low: interval.low, high: interval.high }] : [],
    );
    const place = (q: number, value: number): Point => [x.at(q), y.at(value)];
    return [
      ...band(
        known.map(({ q, low }) => place(q, low)),
        known.map(({ q, high }) => place(q, high)),
        backend,
      ),
      ...line(
        points.map(({ q, value }) => place(q, value)),
        backend,
      ),
    ];
  });
  return plot({
    size,
    x: { scale: x, label: "percentile", format: quantileName },
    y: { scale: y, label: "latency", format: plainMilliseconds },
    layers,
    description,
  });
}

/** Quantiles from p10 on, evenly along the axis of nines, as deep as that many samples reach. */
function quantilesUpTo(count: number): number[] {
  if (count === 0) return [];
  const depth = Math.log10(Math.max(count, 2));
  return Array.from(
    { length: 61 },
    (_, step) => 1 - 10 ** -(0.0458 + (step / 60) * (depth - 0.0458)),
  );
}
