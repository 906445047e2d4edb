import { type Backend, backends } from "../../load/sample";
import { type LatencyRow, shownQuantiles } from "../../phases/steady/groups";
import type { Report } from "../../record/schema";
import type { Buckets } from "../../stats/histogram";
import { merged } from "../../stats/histogram";
import { quantileOf } from "../../stats/quantiles";
import { cumulativeChart } from "../charts/cumulative";
import { overTimeChart } from "../charts/over-time";
import { percentileChart } from "../charts/percentiles";
import type { Findings } from "../findings";
import { milliseconds, number, plain, quantile, quantileName } from "../format";
import { legendOf } from "../legend";
import { chart, paragraph, type Section, table } from "../markup";
import type { Labels } from "../names";
import { decisionSentence } from "../words";

const heights = { wide: 340, narrow: 300 };

const howToRead =
  "Each percentile says how long all but that share of requests took at most: p99 is what one in a hundred exceeds. To the right each further nine takes the same room. The shaded bands are 95 % intervals; where a band ends there are too few samples for one.";

/** Percentiles at each rate, with the differences in words. */
export function percentileSections(report: Report, findings: Findings): Section[] {
  const { emulated, labels } = report;
  return findings.rates.map(({ rate, decisions }, index) => {
    const latencies = compared(findings, rate);
    const met = metIn(findings);
    return {
      title: `Latency at ${plain(rate)} requests a second, ${met}`,
      body: [
        ...(index === 0 ? [paragraph(howToRead)] : []),
        legendOf(labels),
        chart(
          (size) =>
            percentileChart(
              latencies,
              size,
              `Latency percentiles, ${met}, at ${rate} requests a second`,
            ),
          heights,
        ),
        ...(emulated
          ? []
          : decisions.map((each) => paragraph(decisionSentence(rate, each, labels)))),
        latencyTable(
          findings.latencies.filter((row) => row.rate === rate),
          labels,
        ),
      ],
    };
  });
}

/** What the requests met whose latencies are compared. */
const metIn = ({ compared }: Findings): string =>
  compared.some(({ temperature }) => temperature === "answered") ? "warm and cold" : "warm";

function latencyTable(rows: readonly LatencyRow[], labels: Labels): string {
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
      labels[row.backend],
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
export function cumulativeSection({ labels }: Report, findings: Findings): Section[] {
  if (findings.compared.length === 0) return [];
  const latencies = compared(findings, undefined);
  const met = metIn(findings);
  return [
    {
      title: "How many are answered within a time",
      body: [
        paragraph(
          `All requests of the steady state (${met}). The further left a line, the faster.`,
        ),
        legendOf(labels),
        chart(
          (size) =>
            cumulativeChart(latencies, size, `Share of requests (${met}) answered within a time`),
          heights,
        ),
        table(
          "The numbers",
          ["answered within", ...backends.map((backend) => labels[backend])],
          shownQuantiles.map((q) => [
            quantileName(q),
            ...backends.map((backend) => quantile(quantileOf(latencies[backend], q))),
          ]),
        ),
      ],
    },
  ];
}

/** The compared latencies of either backend at one rate, or at all of them. */
function compared(findings: Findings, rate: number | undefined): Record<Backend, Buckets> {
  const of = (backend: Backend): Buckets =>
    merged(
      findings.compared
        .filter((row) => row.backend === backend && (rate === undefined || row.rate === rate))
        .map((row) => row.latency),
    );
  return { functions: of("functions"), containers: of("containers") };
}

export function overTimeSection({ steady, labels }: Report): Section[] {
  if (steady === undefined) return [];
  const { segments } = steady;
  return [
    {
      title: "Over time",
      body: [
        paragraph(
          "Each dot is a short segment of load on one backend, where it ran: its median, and a thin line up to its slowest request; a ring where one met a cold start. Both backends took turns, so what both show at the same moment is the machine or the network.",
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
            String(each.cold),
            milliseconds(each.p50),
            milliseconds(each.max),
          ]),
        ),
      ],
    },
  ];
}
