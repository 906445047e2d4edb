import { type Backend, backends } from "../../load/sample";
import type { Report } from "../../record/schema";
import type { Buckets } from "../../stats/histogram";
import { merged } from "../../stats/histogram";
import { quantileOf } from "../../stats/quantiles";
import { cumulativeChart } from "../charts/cumulative";
import { overTimeChart } from "../charts/over-time";
import { percentileChart } from "../charts/percentiles";
import type { Findings, LatencyRow } from "../findings";
import { shownQuantiles } from "../findings";
import { milliseconds, number, plain, quantile, quantileName } from "../format";
import { chart, legend, paragraph, type Section, table } from "../markup";
import { decisionSentence } from "../verdict";

const heights = { wide: 340, narrow: 300 };

const howToRead =
  "Each percentile says how long all but that share of requests took at most: p99 is what one in a hundred exceeds. To the right each further nine takes the same room. The shaded bands are 95 % intervals; where a band ends there are too few samples for one.";

/** Warm percentiles at each rate, with the differences in words. */
export function percentileSections(report: Report, findings: Findings): Section[] {
  return findings.rates.map(({ rate, decisions }, index) => {
    const latencies = warm(findings, rate);
    return {
      title: `Latency at ${plain(rate)} requests a second, warm`,
      body: [
        ...(index === 0 ? [paragraph(howToRead)] : []),
        legend,
        chart(
          (size) =>
            percentileChart(
              latencies,
              size,
              `Warm latency percentiles at ${rate} requests a second`,
            ),
          heights,
        ),
        ...(report.emulated
          ? []
          : decisions.map((each) => paragraph(decisionSentence(rate, each)))),
        latencyTable(findings.latencies.filter((row) => row.rate === rate)),
      ],
    };
  });
}

function latencyTable(rows: readonly LatencyRow[]): string {
  return table(
    "The numbers: latency in ms, with 95 % intervals",
    [
      "backend",
      "route",
      "met",
      "requests",
      ...shownQuantiles.map(quantileName),
      "max",
      "service time p50",
    ],
    rows.map((row) => [
      row.backend,
      row.route === "all" ? "all routes" : row.route,
      row.temperature,
      String(row.count),
      ...row.quantiles.map(quantile),
      number(row.max),
      quantile(quantileOf(row.service, 0.5)),
    ]),
  );
}

/** Percentiles of all rates together, as shares answered within a time. */
export function cumulativeSection(findings: Findings): Section {
  const latencies = warm(findings, undefined);
  return {
    title: "How many are answered within a time",
    body: [
      paragraph("All warm requests of the steady state. The further left a line, the faster."),
      legend,
      chart(
        (size) => cumulativeChart(latencies, size, "Share of warm requests answered within a time"),
        heights,
      ),
      table(
        "The numbers",
        ["answered within", ...backends],
        shownQuantiles.map((q) => [
          quantileName(q),
          ...backends.map((backend) => quantile(quantileOf(latencies[backend], q))),
        ]),
      ),
    ],
  };
}

/** Warm latencies of either backend at one rate, or at all of them. */
function warm(findings: Findings, rate: number | undefined): Record<Backend, Buckets> {
  const of = (backend: Backend): Buckets =>
    merged(
      findings.latencies
        .filter((row) => row.backend === backend && row.route === "all")
        .filter((row) => row.temperature === "warm" && (rate === undefined || row.rate === rate))
        .map((row) => row.latency),
    );
  return { functions: of("functions"), containers: of("containers") };
}

export function overTimeSection(report: Report): Section {
  const { segments } = report.steady;
  return {
    title: "Over time",
    body: [
      paragraph(
        "Each dot is a short segment of load on one backend, where it ran: its median, and a thin line up to its slowest request. Both backends took turns, so what both show at the same moment is the machine or the network.",
      ),
      legend,
      chart(
        (size) => overTimeChart(segments, size, "Median and slowest latency of each segment"),
        heights,
      ),
      table(
        "The numbers: each segment",
        ["second", "backend", "rate", "requests", "errors", "cold", "median", "slowest"],
        segments.map((each) => [
          number(each.atSeconds),
          each.backend,
          number(each.rate),
          String(each.count),
          String(each.errors),
          String(each.cold),
          milliseconds(each.p50),
          milliseconds(each.max),
        ]),
      ),
    ],
  };
}
