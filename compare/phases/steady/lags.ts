import * as v from "valibot";
import type { Sample } from "../../load/sample";
import { backend, count, time } from "../../record/fields";
import { grouped } from "../../record/grouped";
import { histogramOf } from "../../stats/histogram";
import { atRank, maximum } from "../../stats/quantiles";
import { rankOf } from "../../stats/ranks";
import type { RanSegment } from "../steady";

/** How late the generator itself was at one rate with one backend, milliseconds. */
const lagsRow = v.object({
  rate: v.number(),
  backend,
  count,
  p50: time,
  p95: time,
  p99: time,
  max: time,
});
export const lagsSchema = v.array(lagsRow);
export type LagsRow = v.InferOutput<typeof lagsRow>;

export function lagsOf(ran: readonly RanSegment[]): LagsRow[] {
  const rows = grouped(
    ran.map(({ rate, backend, samples }) => ({ rate, backend, parts: [samples] })),
    ({ rate, backend }) => [rate, backend],
    (a, b) => ({ ...a, parts: [...a.parts, ...b.parts] }),
  );
  return rows.map(({ rate, backend, parts }) => ({ rate, backend, ...lagsIn(parts.flat()) }));
}

function lagsIn(samples: readonly Sample[]): Omit<LagsRow, "rate" | "backend"> {
  const histogram = histogramOf(samples.map(({ lagMs }) => Math.max(0, lagMs)));
  const count = samples.length;
  const at = (q: number): number => (count === 0 ? 0 : atRank(histogram, rankOf(count, q)));
  const max = count === 0 ? 0 : maximum(histogram);
  return { count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max };
}

/** Of several runs the worst. */
export const mergeLags = (rows: readonly LagsRow[]): LagsRow[] =>
  grouped(
    rows,
    ({ rate, backend }) => [rate, backend],
    (a, b) => ({
      ...a,
      count: a.count + b.count,
      p50: Math.max(a.p50, b.p50),
      p95: Math.max(a.p95, b.p95),
      p99: Math.max(a.p99, b.p99),
      max: Math.max(a.max, b.max),
    }),
  );
