import { type Backend, backends } from "../../../../compare/load/sample";
import { comparedOf, comparedRows } from "../../../../compare/phases/steady/groups";
import type { Report } from "../../../../compare/record/schema";
import { number, quantile, quantileName } from "../../../../compare/report/format";
import { type Buckets, countOf } from "../../../../compare/stats/histogram";
import { maximum, quantileOf } from "../../../../compare/stats/quantiles";

const quantiles = [0.5, 0.9, 0.95, 0.99];

/** What the latencies are of: `Warm`, or `Answered` where answers do not say whether they are. */
export const sayCompared = ({ steady }: Report): string =>
  steady && comparedOf(steady) === "answered" ? "Answered" : "Warm";

export const summaryHeadings = (report: Report): readonly string[] => [
  "Backend",
  `${sayCompared(report)} requests`,
  ...quantiles.map(quantileName),
  "max",
  "Cold",
  "Errors",
];

/** The latencies of either backend at one rate that are compared, all routes together. */
export function comparedAt({ steady }: Report, rate: number): Readonly<Record<Backend, Buckets>> {
  const rows = steady ? comparedRows(steady).filter((row) => row.rate === rate) : [];
  const of = (backend: Backend) => rows.find((row) => row.backend === backend)?.latency ?? [];
  return { functions: of("functions"), containers: of("containers") };
}

/** The latency table's rows, with 95 % intervals where the samples suffice. */
export function summaryRows(report: Report, rate: number): readonly (readonly string[])[] {
  const compared = comparedAt(report, rate);
  return backends.map((backend) => {
    const histogram = compared[backend];
    const segments = (report.steady?.segments ?? []).filter(
      (segment) => segment.rate === rate && segment.backend === backend,
    );
    const sum = (of: "cold" | "errors") => segments.reduce((all, each) => all + each[of], 0);
    return [
      report.labels[backend],
      String(countOf(histogram)),
      ...quantiles.map((q) => quantile(quantileOf(histogram, q))),
      number(maximum(histogram)),
      String(sum("cold")),
      String(sum("errors")),
    ];
  });
}
