import { lagBoundMs } from "../load/lag";
import { shownQuantiles } from "../phases/steady/groups";
import type { Report } from "../record/schema";
import type { Findings } from "./findings";
import { milliseconds, number, percentEstimate, plain, quantile, quantileName } from "./format";
import { aaResult, verdictOf } from "./verdict";
import { breakEvenSentences, coldSentences, recoverySentence, saturationSentence } from "./words";

/** The summary on the terminal: verdict, latencies with intervals, cold starts, limits, cost. */
export function terminalReport(report: Report, findings: Findings): string {
  const { labels, step, emulated, lag, seed } = report;
  const verdict = verdictOf(report, findings);
  const answered = findings.compared.some(({ temperature }) => temperature === "answered");
  const aa = `${labels.functions} ${aaResult(findings.aa.functions)}, ${labels.containers} ${aaResult(findings.aa.containers)}`;
  return [
    "",
    verdict.headline.toUpperCase(),
    ...verdict.sentences.map((sentence) => `  ${sentence}`),
    "",
    `${answered ? "Latency (warm and cold)" : "Warm latency"} in milliseconds, from the intended start, with 95 % intervals`,
    ...table([
      ["req/s", "backend", "requests", ...shownQuantiles.map(quantileName), "max"],
      ...findings.compared.map((row) => [
        plain(row.rate),
        labels[row.backend],
        String(row.count),
        ...row.quantiles.map(quantile),
        number(row.max),
      ]),
    ]),
    "",
    ...findings.cold.flatMap((each) =>
      each.unknown > 0
        ? coldSentences(each, labels)
        : `Cold starts, ${labels[each.backend]}: ${each.cold} of ${each.of} steady requests, ${percentEstimate(each.rate)}`,
    ),
    ...(step === undefined
      ? []
      : [
          `Step ${plain(step.from)} to ${plain(step.to)} requests a second: ${recoverySentence(findings, step.objectiveMs, labels)}`,
        ]),
    ...(findings.saturation.length === 0
      ? []
      : [`Saturation (closed loop): ${saturationSentence(findings, labels)}`]),
    ...breakEvenSentences(findings, labels).map(
      (sentence) =>
        `${emulated ? "Cost with this machine's durations (emulated, not to be relied on): " : "Cost: "}${sentence}`,
    ),
    `A/A check: ${aa}. Generator's lag p99 ${milliseconds(lag.steady?.p99 ?? 0)} (void above ${lagBoundMs} ms). Seed ${seed}.`,
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
