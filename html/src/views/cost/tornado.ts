import { moves, requestsAt, type Swing } from "../../../../compare/cost/sensitivity";
import {
  rangeWords,
  shownSwings,
  tornadoChart,
  tornadoHeight,
} from "../../../../compare/report/charts/tornado";
import { stillWords } from "../../../../compare/report/cost-words";
import { count } from "../../../../compare/report/format";
import { responsive } from "../../charts/responsive";
import { el } from "../../el";
import { table } from "../../table";

/** What moves the break-even: a chart of the widest, all in numbers, and what moves nothing. */
export function swingsShown(swings: readonly Swing[]): readonly HTMLElement[] {
  const height = tornadoHeight(swings);
  const bars = responsive({ ratio: 0, least: height, most: height }, (size) =>
    tornadoChart(
      shownSwings(swings),
      size,
      "How far each input moves the break-even; the table has the numbers.",
    ),
  );
  return [bars.element, swingsTable(swings), el("p", { class: "note" }, stillWords(swings))];
}

/** Each lever alone, in numbers. */
export function swingsTable(swings: readonly Swing[]): HTMLElement {
  const rows = swings
    .filter(moves)
    .map((swing) => [
      swing.label,
      rangeWords(swing),
      swing.source,
      `${sayRequests(requestsAt(swing.low.at))} to ${sayRequests(requestsAt(swing.high.at))}`,
    ]);
  const caption =
    "Each input alone: over what was measured or is assumed, else from half to double or between its options";
  return table(caption, ["Input", "Range", "Source", "Break-even, requests a month"], rows);
}

function sayRequests(requests: number): string {
  if (requests === 0) return "none";
  return Number.isFinite(requests) ? count(requests) : "no end";
}
