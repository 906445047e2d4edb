import { percent, percentEstimate } from "../report/format";
import { proportion } from "../stats/proportion";
import type { Met } from "./met";
import type { Time } from "./options";
import { type Row, rowsOf } from "./row";

const orders: Readonly<Record<Time, string>> = {
  virtual: "both at once",
  real: "in turns",
};

/** Markdown: a table for each kind of time and profile, and below it what the whole family says. */
export function tableOf(met: readonly Met[]): string {
  const kinds = new Map<string, Met[]>();
  for (const each of met) {
    const kind = `In ${each.time} time, ${orders[each.time]}, ${each.profile} profile`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
  }
  return [...kinds].map(([kind, mine]) => oneTable(kind, rowsOf(mine))).join("\n\n");
}

const oneTable = (kind: string, rows: readonly Row[]): string =>
  [
    `**${kind}**`,
    "",
    "| Adversary | True (functions against containers) | Said most often | Runs | False claims in | Overstated in | Missed in | Intervals that hold |",
    "|---|---|---|---:|---:|---:|---:|---:|",
    ...rows.map(cells).map((row) => `| ${row.join(" | ")} |`),
    "",
    ...closing(rows),
    ...rows.flatMap(({ adversary, falseRuns: [first] }) =>
      first === undefined ? [] : [`- ${adversary.name}: ${first}`],
    ),
  ].join("\n");

const cells = (row: Row): string[] => [
  row.adversary.name,
  row.truth,
  row.said.replaceAll("|", "\\|").replaceAll("\n", " "),
  String(row.runs),
  String(row.falseRuns.length),
  String(row.overstatedRuns),
  row.adversary.finds.length === 0 && !row.adversary.stops ? "" : String(row.missedRuns),
  row.intervals === 0 ? "" : `${percent(row.holding / row.intervals)} of ${row.intervals}`,
];

/** The two promises: false claims of equal pairs over the whole family, and small shifts that are found. */
function closing(rows: readonly Row[]): string[] {
  const equal = rows.filter(({ equal }) => equal);
  const sum = (of: readonly Row[], value: (row: Row) => number): number =>
    of.reduce((total, row) => total + value(row), 0);
  const [runs, wrong] = [sum(equal, (row) => row.runs), sum(equal, (row) => row.falseRuns.length)];
  const [intervals, holding] = [sum(rows, (row) => row.intervals), sum(rows, (row) => row.holding)];
  return [
    `- False claims in ${wrong} of ${runs} runs of equal pairs: ${percentEstimate(proportion(wrong, runs))}.`,
    `- The true difference lies in ${holding} of ${intervals} intervals: ${percentEstimate(proportion(holding, intervals))}.`,
  ];
}
