import { shownQuantiles } from "../../phases/steady/groups";
import type { Report } from "../../record/schema";
import { partsChart } from "../charts/parts";
import type { Findings } from "../findings";
import { exact, number, percent } from "../format";
import { chart, plainTable } from "../markup";
import { notTold } from "../words";
import { partsLegend } from "./start";

const decisive = [0.5, 0.95, 0.99] as const;

/** What the finding stands on: every rate, both backends, and nothing else. Empty without a steady state. */
export function findingTable(report: Report, findings: Findings): string {
  if (findings.compared.length === 0) return "";
  const rows = findings.compared.map(({ rate, backend, count, failed, cold, quantiles }) => [
    exact(rate),
    report.labels[backend],
    ...decisive.map((q) => {
      const found = quantiles[shownQuantiles.indexOf(q)];
      return `${number(found?.value ?? Number.NaN)} ms`;
    }),
    cold.of === 0 ? notTold : percent(cold.rate.value),
    percent(failed / Math.max(1, count)),
  ]);
  return plainTable(["per s", "backend", "p50", "p95", "p99", "cold", "failed"], rows, "figures");
}

/** Where the time of both goes, as one picture; nothing where the answers do not tell. */
export function partsFigure({ steady, labels }: Report): string {
  const parts = steady?.parts ?? [];
  if (parts.length === 0) return "";
  const height = 70 + 46 * parts.length;
  const drawn = chart((size) => partsChart(parts, size, "Mean service time in parts", labels), {
    wide: height,
    narrow: height,
  });
  return `<h2>Where the time goes</h2>${partsLegend}${drawn}`;
}
