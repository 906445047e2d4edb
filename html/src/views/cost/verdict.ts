import type { BreakEven } from "../../../../compare/cost/break-even";
import type { CostPoint } from "../../../../compare/cost/curves";
import type { Range } from "../../../../compare/cost/sensitivity";
import { count, dollars } from "../../../../compare/report/format";

/** Which costs less here, and by how much. */
export function sayCheaper({ requests, functions, containers }: CostPoint): string {
  const [less, more] = [Math.min(functions, containers), Math.max(functions, containers)];
  const cheaper = functions < containers ? "functions" : "containers";
  const other = functions < containers ? "containers" : "functions";
  const times = (more / less).toPrecision(2);
  return `At ${count(requests)} requests a month ${cheaper} cost ${dollars(more - less)} less than ${other}, which cost ${Number(times)} times as much.`;
}

/** Where the costs meet. */
export function sayBreakEven(point: BreakEven): string {
  if (point.kind === "never") return `At any load, ${point.cheaper} cost less.`;
  const other = point.cheaperBelow === "functions" ? "containers" : "functions";
  const again =
    point.all.length > 1
      ? ` Each further task is a step, so the costs meet ${point.all.length} times; this is the first.`
      : "";
  return `Break-even at ${count(point.requestsPerMonth)} requests a month: below it ${point.cheaperBelow} cost less, above it ${other}.${again}`;
}

/** How far it is uncertain where they meet; nothing while that is not known, or where they never do. */
export function sayInterval({ kind }: BreakEven, interval: Range | undefined): string {
  if (kind === "never" || !interval) return "";
  return `Between ${sayEnd(interval.low)} and ${sayEnd(interval.high)} by what is uncertain.`;
}

const sayEnd = (requests: number) => (Number.isFinite(requests) ? count(requests) : "no end");
