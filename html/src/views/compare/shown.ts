import type { Report } from "../../../../compare/record/schema";
import type { ChartNode } from "../../../../compare/report/charts/nodes";
import { overTimeChart } from "../../../../compare/report/charts/over-time";
import type { Size } from "../../../../compare/report/charts/plot";
import { type Dot, requestsChart } from "./requests-chart";

/** What the charts and the table show. */
export interface Shown {
  readonly report: Report;
  /** The rate that is looked at, of those in the report. */
  readonly rate: number;
  readonly overTime: (size: Size) => ChartNode;
  /** What a dot of it stands for. */
  readonly dotIs: string;
}

/** A report at one of its rates: it holds no single requests. */
export function shownAt(report: Report, rate: number): Shown {
  const segments = (report.steady?.segments ?? []).filter((segment) => segment.rate === rate);
  const description = `Median and slowest latency of ${segments.length} short stretches over time.`;
  return {
    report,
    rate,
    overTime: (size) => overTimeChart(segments, size, description, report.labels),
    dotIs: "A dot is the median of a short stretch, its line reaches to the slowest.",
  };
}

/** A comparison that runs or has run here, with every request so far. */
export const shownLive = (
  report: Report,
  rate: number,
  dots: readonly Dot[],
  seconds: number,
): Shown => ({
  report,
  rate,
  // On a busy machine it takes longer than it was meant to.
  overTime: (size) => requestsChart(dots, Math.max(seconds, ...dots.map(({ at }) => at)), size),
  dotIs: "A dot is a request.",
});
