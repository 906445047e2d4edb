import { backends, type Temperature } from "../../load/sample";
import type { BurstRequest } from "../../phases/burst";
import type { Report } from "../../record/schema";
import { coldStrip } from "../charts/cold-strip";
import { partNames, sumOf } from "../charts/parts";
import type { Findings } from "../findings";
import { number, percentEstimate } from "../format";
import { legend, legendOf } from "../legend";
import { chart, lagNote, paragraph, type Section, table } from "../markup";
import { coldSentences } from "../words";

export function coldSection(report: Report, findings: Findings): Section[] {
  const { burst, steady, labels } = report;
  if (burst === undefined && steady === undefined) return [];
  return [
    {
      title: "Cold and warm",
      body: [
        ...(burst === undefined ? [] : burstBody(report, burst)),
        ...findings.cold
          .filter(({ unknown }) => unknown > 0)
          .flatMap((each) => coldSentences(each, labels).map(paragraph)),
        table(
          "The numbers: the steady state",
          ["backend", "requests", "cold", "cold rate", "started ahead"],
          findings.cold
            .filter(({ of }) => of > 0)
            .map((each) => [
              labels[each.backend],
              String(each.of),
              String(each.cold),
              percentEstimate(each.rate),
              String(each.startedAhead),
            ]),
        ),
      ],
    },
  ];
}

function burstBody(report: Report, burst: readonly BurstRequest[]): string[] {
  const { labels } = report;
  return [
    paragraph(
      "Each dot is a request of a burst: many at one instant, more than there were warm instances for. A full dot met a cold start: the instance said that it was its first request, and that it became ready after the request was sent. A hollow one met a warm instance; a grey one failed.",
    ),
    ...lagNote(report, "burst"),
    legendOf(labels),
    chart((size) => coldStrip(burst, size, "Latency of each request of the bursts", labels), {
      wide: 230,
      narrow: 230,
    }),
    table(
      "The numbers: the bursts",
      [
        "backend",
        "requests",
        "cold",
        "started ahead",
        "warm",
        "not told",
        "failed",
        "start-ups, ms: median (from to)",
      ],
      backends.map((backend) => {
        const mine = burst.filter((each) => each.backend === backend);
        const count = (temperature: Temperature): string =>
          String(mine.filter((each) => each.temperature === temperature).length);
        const inits = mine.flatMap((each) => each.initMs ?? []).sort((a, b) => a - b);
        return [
          labels[backend],
          String(mine.length),
          count("cold"),
          count("started ahead"),
          count("warm"),
          count("unknown"),
          count("error"),
          inits.length === 0
            ? "none"
            : `${number(inits[Math.floor(inits.length / 2)] ?? 0)} (${inits[0]} to ${inits.at(-1)})`,
        ];
      }),
    ),
  ];
}

export function partsSection({ steady, labels }: Report): Section[] {
  const parts = steady?.parts ?? [];
  if (parts.length === 0) return [];
  return [
    {
      title: "The parts of a request’s time",
      body: [
        paragraph(
          "Mean service time, in parts. App and database are what the app itself reports; the network is one round trip, from handshakes; a start-up is what the instance reports. The rest was spent in front of the app: gateway or load balancer, waiting for an instance, and sending.",
        ),
        table(
          "The numbers: ms, means",
          ["backend", "met", "requests", ...Object.values(partNames), "sum"],
          parts.map((part) => [
            labels[part.backend],
            part.temperature,
            String(part.count),
            ...[part.network, part.front, part.startUp, part.app, part.database].map(number),
            number(sumOf(part)),
          ]),
        ),
      ],
    },
  ];
}

/** What the colours of the parts are. */
export const partsLegend = legend(
  Object.entries(partNames).map(([key, name]) => [`swatch part ${key}`, name]),
);
