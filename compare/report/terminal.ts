import { lagBoundMs } from "../load/lag";
import { shownQuantiles } from "../phases/steady/groups";
import type { Report } from "../record/schema";
import { columns } from "./columns";
import { connectionSentences } from "./connection-words";
import { billedWords, breakEvenWords } from "./cost-words";
import type { Findings } from "./findings";
import { exact, milliseconds, quantile, quantileName } from "./format";
import { recoverySentence, saturationSentence } from "./load-words";
import { aaSentence, failureSentences, verdictSentences } from "./verdict-words";
import { coldCount, coldSentences } from "./words";

/** The summary on the terminal: the verdict first, one line a rate; then the reasons. */
export function terminalReport(report: Report, findings: Findings): string {
  const { labels, step, lag, seed } = report;
  const { verdict } = findings;
  return [
    "",
    verdict.headline.toUpperCase(),
    ...verdictSentences(report, findings).map((sentence) => `  ${sentence}`),
    "",
    "Latency of all requests in milliseconds, from the intended start, with 95 % intervals",
    ...columns([
      ["req/s", "backend", "requests", "failed", "cold", ...shownQuantiles.map(quantileName)],
      ...findings.compared.map((row) => [
        exact(row.rate),
        labels[row.backend],
        String(row.count),
        String(row.failed),
        coldCount(row.cold),
        ...row.quantiles.map(quantile),
      ]),
    ]),
    "",
    ...findings.cold.flatMap((each) => coldSentences(each, labels)),
    ...failureSentences(report),
    ...connectionSentences(report),
    ...(step === undefined
      ? []
      : [
          `Step ${exact(step.from)} to ${exact(step.to)} requests a second: ${recoverySentence(findings, step.to, labels)}`,
        ]),
    ...(findings.saturation.length === 0
      ? []
      : [`Capacity (open loop): ${saturationSentence(findings, labels, report.limits)}`]),
    ...(findings.cost === undefined
      ? []
      : [
          ...billedWords(report.usage),
          `${costOf(report)}: ${breakEvenWords(findings.cost, labels)}`,
        ]),
    `${aaSentence(verdict, labels)} Generator's lag p99 ${milliseconds(lag.steady?.p99 ?? 0)} (void above ${lagBoundMs} ms). Seed ${seed}.`,
  ].join("\n");
}

/** What a cost rests on is told before it. */
function costOf({ emulated, void: reasons }: Report): string {
  if (emulated) return "Cost with this machine's durations (emulated, not to be relied on)";
  return reasons.length > 0 ? "Cost with what a void run measured (not to be relied on)" : "Cost";
}
