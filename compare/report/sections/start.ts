import { backends } from "../../load/sample";
import type { Report } from "../../record/schema";
import { coldStrip } from "../charts/cold-strip";
import { partNames, partsChart, sumOf } from "../charts/parts";
import type { Findings } from "../findings";
import { number, percentEstimate } from "../format";
import { chart, lagNote, legend, paragraph, type Section, table } from "../markup";

export function coldSection(report: Report, findings: Findings): Section {
  const { burst } = report;
  return {
    title: "Cold and warm",
    body: [
      paragraph(
        "Each dot is a request of a burst: many at one instant, more than there were warm instances for. A full dot met a cold start: the instance said that it was its first request, and it took at least as long as the start-up. A hollow one met a warm instance; a grey one failed.",
      ),
      ...lagNote(report, "burst"),
      legend,
      chart((size) => coldStrip(burst, size, "Latency of each request of the bursts"), {
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
          "failed",
          "start-ups, ms: median (from to)",
        ],
        backends.map((backend) => {
          const mine = burst.filter((each) => each.backend === backend);
          const count = (temperature: string): string =>
            String(mine.filter((each) => each.temperature === temperature).length);
          const inits = mine.flatMap((each) => each.initMs ?? []).sort((a, b) => a - b);
          return [
            backend,
            String(mine.length),
            count("cold"),
            count("started ahead"),
            count("warm"),
            count("error"),
            inits.length === 0
              ? "none"
              : `${number(inits[Math.floor(inits.length / 2)] ?? 0)} (${inits[0]} to ${inits.at(-1)})`,
          ];
        }),
      ),
      table(
        "The numbers: the steady state",
        ["backend", "requests", "cold", "cold rate", "started ahead"],
        findings.cold.map((each) => [
          each.backend,
          String(each.of),
          String(each.cold),
          percentEstimate(each.rate),
          String(each.startedAhead),
        ]),
      ),
    ],
  };
}

export function partsSection(report: Report): Section {
  const { parts } = report.steady;
  return {
    title: "Where the time goes",
    body: [
      paragraph(
        "Mean service time, in parts. App and database are what the app itself reports; the network is one round trip, from handshakes; a start-up is what the instance reports. The rest was spent in front of the app: gateway or load balancer, waiting for an instance, and sending.",
      ),
      partsLegend,
      chart((size) => partsChart(parts, size, "Mean service time in parts"), {
        wide: 90 + 56 * parts.length,
        narrow: 90 + 56 * parts.length,
      }),
      table(
        "The numbers: ms, means",
        ["backend", "met", "requests", ...Object.values(partNames), "sum"],
        parts.map((part) => [
          part.backend,
          part.temperature,
          String(part.count),
          ...[part.network, part.front, part.startUp, part.app, part.database].map(number),
          number(sumOf(part)),
        ]),
      ),
    ],
  };
}

const partsLegend = `<p class="legend">${Object.entries(partNames)
  .map(([key, name]) => `<span class="swatch part ${key}"></span> ${name}`)
  .join(" ")}</p>`;
