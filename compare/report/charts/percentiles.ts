import { type Backend, backends } from "../../load/sample";
import type { Quantile } from "../../stats/quantiles";
import { plainMilliseconds, quantileName } from "../format";
import { band, type ChartNode, line, type Point } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, logarithmic, nines } from "./scale";

/** Of either backend, ascending. */
export type Curves = Readonly<Record<Backend, readonly Quantile[]>>;

/** Latency at each percentile, the tail stretched, with the 95 % interval as a band where there is one. */
export function percentileChart(curves: Curves, size: Size, description: string): ChartNode {
  const box = boxOf(size);
  const all = backends.flatMap((backend) => curves[backend]);
  const to = Math.min(0.9999, Math.max(0.95, ...all.map(({ q }) => q)));
  const x = nines({ from: 0.1, to, start: box.left, end: box.right });
  // With the bands: what is drawn stays below the top.
  const values = all.flatMap((each) =>
    each.kind === "estimate" ? [each.value, each.low, each.high] : [each.value],
  );
  const y = logarithmic({ ...around(values), start: box.bottom, end: box.top }, 8);
  const place = (q: number, value: number): Point => [x.at(q), y.at(value)];
  const layers = backends.flatMap((backend) => {
    // What failed stands above every chart.
    const answered = curves[backend].filter(({ value }) => Number.isFinite(value));
    const known = answered.flatMap((each) =>
      each.kind === "estimate" && Number.isFinite(each.high) ? [each] : [],
    );
    return [
      ...band(
        known.map(({ q, low }) => place(q, low)),
        known.map(({ q, high }) => place(q, high)),
        backend,
      ),
      ...line(
        answered.map(({ q, value }) => place(q, value)),
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
