import { type Range, requestsAt, type Swing } from "../../../../compare/cost/sensitivity";
import { count, number } from "../../../../compare/report/format";
import { table } from "../../table";

const SHOWN = 6;

/** What moves the break-even most, each lever alone, in numbers. */
export function swingsTable(swings: readonly Swing[]): HTMLElement {
  const rows = swings
    .slice(0, SHOWN)
    .map(({ label, unit, range, measured, atLow, atHigh }) => [
      label,
      `${sayRange(range, unit)}${measured ? ", measured" : ""}`,
      `${sayRequests(requestsAt(atLow))} to ${sayRequests(requestsAt(atHigh))}`,
    ]);
  const caption = "Each input alone, over its measured interval or from half to double";
  return table(caption, ["Input", "Range", "Break-even, requests a month"], rows);
}

/** Shares, which have no unit and are at most 1, read better in percent. */
function sayRange({ low, high }: Range, unit: string): string {
  if (unit === "" && high <= 1) return `${number(low * 100)} to ${number(high * 100)} %`;
  return `${number(low)} to ${number(high)} ${unit}`.trim();
}

function sayRequests(requests: number): string {
  if (requests === 0) return "none";
  return Number.isFinite(requests) ? count(requests) : "no end";
}
