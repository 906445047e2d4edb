import { number } from "../../compare/report/format";
import type { Contender, Figure } from "../bench";
import { isReached, ratiosOf, type Spread, spreadOf } from "./ratios";
import type { Part } from "./results";

/** What was measured by one bench, as text for a terminal. */
export const tableOf = ({ bench, node, date, figures }: Part): string =>
  [`${bench} (Node ${node}, ${date.slice(0, 10)})`, ...figures.map(figureTable)].join("\n\n");

function figureTable(figure: Figure): string {
  const { name, unit, better, base, aim, contenders } = figure;
  const measured = contenders.filter(({ samples }) => samples.length > 0);
  const head = [
    ...[unit, "median", "quartiles"],
    ...(base === undefined ? [] : [`x ${base}`, "quartiles"]),
    aim === undefined ? "" : `aim ${number(aim)}`,
  ];
  const rows = measured.map((contender) => rowOf(figure, contender));
  const skipped = contenders
    .filter(({ samples }) => samples.length === 0)
    .map(({ name, skipped = "nothing was measured" }) => `  ${name} was skipped: ${skipped}`);
  return [`${name}, ${better} is better`, ...aligned([head, ...rows]), ...skipped].join("\n");
}

function rowOf(figure: Figure, contender: Contender): string[] {
  const ratios = ratiosOf(figure, contender);
  const reached = isReached(figure, contender);
  return [
    contender.name,
    ...cells(spreadOf(contender.samples)),
    ...(figure.base === undefined ? [] : ratios.length > 0 ? cells(spreadOf(ratios)) : ["–", ""]),
    reached === undefined ? "" : reached ? "reached" : "not reached",
  ];
}

const cells = ({ median, low, high }: Spread): string[] => [
  number(median),
  `${number(low)} to ${number(high)}`,
];

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) => {
    const [first = "", ...rest] = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `  ${[first, ...rest].join("  ")}`.trimEnd();
  });
}
