import { searched } from "../break-even";
import { crossings } from "../crossings";
import type { Pair, Published } from "./published";

/** Millions of requests a month at which both bills are the same; undefined where they never are. */
export function millions({ a, b }: Pair): number | undefined {
  const [first] = crossings(a, b, searched).at;
  return first === undefined ? undefined : first / 1e6;
}

/** How far what was derived is from what was published, as a share; 0 within the published range. */
export function offBy({ says }: Published, derived: number): number {
  if (derived >= says.low && derived <= says.high) return 0;
  const near = derived < says.low ? says.low : says.high;
  return Math.abs(derived - near) / near;
}

/** The referee's table, in Markdown: what was published, from which numbers, and what it is here. */
export function refereeTable(rows: readonly Published[]): string {
  const head = [
    "published",
    "says, M a month",
    "its own numbers",
    "derived, M",
    "off by",
    "remark",
    "here, M",
  ];
  return [
    line(head),
    line(head.map(() => "---")),
    ...rows.map((row) => {
      const derived = row.own && millions(row.own);
      const here = row.here && millions(row.here);
      return line([
        `[${row.source}](${row.url}): ${row.about}`,
        row.says.low === row.says.high ? `${row.says.low}` : `${row.says.low} to ${row.says.high}`,
        row.states,
        derived === undefined ? "no" : derived.toFixed(1),
        derived === undefined ? "" : `${(offBy(row, derived) * 100).toFixed(0)} %`,
        row.remark,
        here === undefined ? "" : here.toFixed(1),
      ]);
    }),
  ].join("\n");
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
