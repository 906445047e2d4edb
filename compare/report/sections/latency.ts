import { type ComparedRow, curveOf } from "../../phases/steady/compared";
import { type LatencyRow, shownQuantiles } from "../../phases/steady/groups";
import type { Report } from "../../record/schema";
import { overTimeChart } from "../charts/over-time";
import { percentileChart } from "../charts/percentiles";
import type { Findings } from "../findings";
import { exact, milliseconds, number, quantile, quantileName } from "../format";
import { legendOf } from "../legend";
import { chart, paragraph, type Section, table } from "../markup";
import type { Labels } from "../names";
import { coldCount, notTold } from "../words";

const heights = { wide: 340, narrow: 300 };

const howToRead =
  "Each percentile says how long all but that share of requests took at most: p99 is what one in a hundred exceeds. To the right each further nine takes the same room. All requests count, cold ones too; what failed stands above everything. The shaded bands are 95 % intervals from whole blocks; where a band ends there are too few samples for one.";

/** Percentiles at each rate, with what is claimed in words. */
export function percentileSections(report: Report, findings: Findings): Section[] {
  const { labels, steady, seed } = report;
  if (steady === undefined) return [];
  return steady.plan.rates.map((rate, index) => {
    const curves = {
      functions: curveOf(steady, "functions", rate, seed),
      containers: curveOf(steady, "containers", rate, seed),
    };
    return {
      title: `Latency at ${exact(rate)} requests a second`,
      body: [
        ...(index === 0 ? [paragraph(howToRead)] : []),
        legendOf(labels),
        chart(
          (size) =>
            percentileChart(
              curves,
              size,
              `Latency percentiles of all requests at ${rate} requests a second`,
            ),
          heights,
        ),
        comparedTable(
          findings.compared.filter((row) => row.rate === rate),
          labels,
        ),
        latencyTable(
          findings.latencies.filter((row) => row.rate === rate),
          labels,
        ),
      ],
    };
  });
}

const comparedTable = (rows: readonly ComparedRow[], labels: Labels): string =>
  table(
    "All requests: latency in ms, with 95 % intervals from whole blocks",
    ["backend", "requests", "failed", "cold", ...shownQuantiles.map(quantileName)],
    rows.map((row) => [
      labels[row.backend],
      String(row.count),
      String(row.failed),
      coldCount(row.cold),
      ...row.quantiles.map(quantile),
    ]),
  );

const latencyTable = (rows: readonly LatencyRow[], labels: Labels): string =>
  table(
    "What they are made of: latency in ms by route and by what a request met",
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
      labels[row.backend],
      row.route === "all" ? "all routes" : row.route,
      row.temperature,
      String(row.count),
      ...row.values.map(number),
      number(row.max),
      number(row.service),
    ]),
  );

export function overTimeSection({ steady, labels }: Report, { cold }: Findings): Section[] {
  if (steady === undefined) return [];
  const { segments } = steady;
  const silent = new Set(cold.filter(({ of }) => of === 0).map(({ backend }) => backend));
  return [
    {
      title: "Over time",
      body: [
        paragraph(
          `Each dot is a short segment of load on one backend, where it ran: its median, and a thin line up to its slowest request; a ring where one met a cold start. ${steady.plan.order === "together" ? "Both backends were asked at the same time" : "Both backends took turns"}, so what both show at the same moment is the machine or the network.`,
        ),
        legendOf(labels),
        chart(
          (size) =>
            overTimeChart(segments, size, "Median and slowest latency of each segment", labels),
          heights,
        ),
        table(
          "The numbers: each segment",
          ["second", "backend", "rate", "requests", "errors", "cold", "median", "slowest"],
          segments.map((each) => [
            number(each.atSeconds),
            labels[each.backend],
            number(each.rate),
            String(each.count),
            String(each.errors),
            silent.has(each.backend) ? notTold : String(each.cold),
            milliseconds(each.p50),
            milliseconds(each.max),
          ]),
        ),
      ],
    },
  ];
}
