import { type Backend, backends } from "../../../../compare/load/sample";
import type { Report } from "../../../../compare/record/schema";
import { number, quantile, quantileName } from "../../../../compare/report/format";
import { type Buckets, countOf, merged } from "../../../../compare/stats/histogram";
import { maximum, quantileOf } from "../../../../compare/stats/quantiles";
import { type Distributions, distributionOf } from "./distribution";
import type { Dot } from "./dot";

const quantiles = [0.5, 0.9, 0.95, 0.99];

export const summaryHeadings = [
  "Backend",
  "Warm requests",
  ...quantiles.map(quantileName),
  "max",
  "Cold",
  "Errors",
];

/** Warm latencies of one backend at one rate, all routes together. */
function warm(report: Report, rate: number, backend: Backend): Buckets {
  const groups = report.steady.groups.filter(
    (group) => group.rate === rate && group.backend === backend && group.temperature === "warm",
  );
  return merged(groups.map(({ latency }) => latency));
}

/** The latency table's rows, with 95 % intervals where the samples suffice. */
export function summaryRows(report: Report, rate: number): readonly (readonly string[])[] {
  return backends.map((backend) => {
    const histogram = warm(report, rate, backend);
    const segments = report.steady.segments.filter(
      (segment) => segment.rate === rate && segment.backend === backend,
    );
    const sum = (of: "cold" | "errors") => segments.reduce((all, each) => all + each[of], 0);
    return [
      backend,
      String(countOf(histogram)),
      ...quantiles.map((q) => quantile(quantileOf(histogram, q))),
      number(maximum(histogram)),
      String(sum("cold")),
      String(sum("errors")),
    ];
  });
}

export function distributions(report: Report, rate: number): Distributions {
  return {
    functions: distributionOf(warm(report, rate, "functions")),
    containers: distributionOf(warm(report, rate, "containers")),
  };
}

/** A report holds no single requests, so its dots are the medians of its short segments. */
export function segmentDots(report: Report, rate: number): readonly Dot[] {
  return report.steady.segments
    .filter((segment) => segment.rate === rate)
    .map(({ backend, atSeconds, p50, cold }) => ({
      backend,
      at: atSeconds,
      ms: p50,
      cold: cold > 0,
    }));
}
