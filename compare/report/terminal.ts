import { lagBoundMs } from "../load/lag";
import type { Report } from "../record/schema";
import type { Findings } from "./findings";
import { shownQuantiles } from "./findings";
import { milliseconds, number, percentEstimate, plain, quantile, quantileName } from "./format";
import {
  aaResult,
  breakEvenSentence,
  recoverySentence,
  saturationSentence,
  verdictOf,
} from "./verdict";

/** The summary on the terminal: verdict, latencies with intervals, cold starts, limits, cost. */
export function terminalReport(report: Report, findings: Findings): string {
  const verdict = verdictOf(report, findings);
  const lag = report.lag.steady;
  return [
    "",
    verdict.headline.toUpperCase(),
    ...verdict.sentences.map((sentence) => `  ${sentence}`),
    "",
    "Warm latency in milliseconds, from the intended start, with 95 % intervals",
    ...table([
      ["req/s", "backend", "requests", ...shownQuantiles.map(quantileName), "max"],
      ...findings.latencies
        .filter((row) => row.route === "all" && row.temperature === "warm")
        .map((row) => [
          plain(row.rate),
          row.backend,
          String(row.count),
          ...row.quantiles.map(quantile),
          number(row.max),
        ]),
    ]),
    "",
    ...findings.cold.map(
      (each) =>
        `Cold starts, ${each.backend}: ${each.cold} of ${each.of} steady requests, ${percentEstimate(each.rate)}`,
    ),
    `Step ${plain(report.plan.stepFrom)} to ${plain(report.plan.stepTo)} requests a second: ${recoverySentence(findings, report.plan.objectiveMs)}`,
    `Saturation (closed loop): ${saturationSentence(findings)}`,
    `${report.emulated ? "Cost with this machine's durations (emulated, not to be relied on): " : "Cost: "}${breakEvenSentence(findings)}`,
    `A/A check: functions ${aaResult(findings.aa.functions)}, containers ${aaResult(findings.aa.containers)}. Generator's lag p99 ${milliseconds(lag?.p99 ?? 0)} (void above ${lagBoundMs} ms). Seed ${report.plan.seed}.`,
  ].join("\n");
}

/** Columns as wide as their widest cell; left-aligned, as cells hold text. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}
