import { backends } from "../../../../compare/load/sample";
import { sidesOf } from "../../../../compare/phases/steady/compared";
import { coldFinding } from "../../../../compare/phases/steady/groups";
import type { Report } from "../../../../compare/record/schema";
import type { Answered } from "../../../../compare/report/charts/cumulative";
import { number, quantile, quantileName } from "../../../../compare/report/format";
import { coldCount, notTold } from "../../../../compare/report/words";
import { blockQuantiles } from "../../../../compare/stats/block-quantiles";

const quantiles = [0.5, 0.9, 0.95, 0.99];

export const summaryHeadings: readonly string[] = [
  "Backend",
  "Requests",
  ...quantiles.map(quantileName),
  "max",
  "Cold",
  "Errors",
];

/** All requests to either backend at one rate, all routes together. */
export function answeredAt({ steady }: Report, rate: number): Answered {
  const of = (backend: "functions" | "containers") => {
    const sides = steady ? sidesOf(steady, backend, rate) : [];
    const answered = sides.flatMap((side) => side.answered).sort((a, b) => a - b);
    return { answered, count: answered.length + sides.reduce((sum, each) => sum + each.failed, 0) };
  };
  return { functions: of("functions"), containers: of("containers") };
}

/** The table's rows: all requests, failed ones slower than any answer, with intervals where they suffice. */
export function summaryRows(report: Report, rate: number): readonly (readonly string[])[] {
  const all = answeredAt(report, rate);
  return backends.map((backend) => {
    const sides = report.steady ? sidesOf(report.steady, backend, rate) : [];
    const failed = sides.reduce((whole, each) => whole + each.failed, 0);
    const { count, answered } = all[backend];
    const found = count === 0 ? [] : blockQuantiles(sides, quantiles, report.seed);
    return [
      report.labels[backend],
      String(count),
      ...found.map(quantile),
      number(answered.at(-1) ?? Number.NaN),
      report.steady ? coldCount(coldFinding(report.steady, backend, rate)) : notTold,
      String(failed),
    ];
  });
}
