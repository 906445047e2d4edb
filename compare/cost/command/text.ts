import { ways } from "../../cost";
import { priceAgeWarning, priceFile } from "../../prices";
import { rangeWords } from "../../report/charts/tornado";
import { columns } from "../../report/columns";
import type { CostFindings } from "../../report/cost-findings";
import {
  breakEvenWords,
  dollarsEstimate,
  inputWords,
  limitWords,
  managedWords,
  monthlyWords,
  sourceWords,
  stillWords,
  wayNames,
} from "../../report/cost-words";
import { dollars, large } from "../../report/format";
import { costAt } from "../curves";
import { inputRows } from "../input-rows";
import { moves, requestsAt } from "../sensitivity";

/** What the command says: bills with intervals, break-evens, what moves them, all inputs. */
export function costText(found: CostFindings, now: Date): string {
  const { inputs, prices, monthly, swings, limits } = found;
  const warning = priceAgeWarning(now);
  return [
    monthlyWords(monthly),
    breakEvenWords(found),
    managedWords(found.managed),
    ...limitWords(limits),
    `List prices of ${priceFile.date} in ${inputs.region}; what all pay alike (database, traffic out) is left out.`,
    ...(warning === undefined ? [] : [`Careful: ${warning}.`]),
    "",
    ...columns([
      ["USD a month", ...ways.map((way) => wayNames[way])],
      ["at your traffic", ...ways.map((way) => dollarsEstimate(monthly[way]))],
      ...[0, 1e5, 1e6, 1e7, 1e8, 1e9].map((requests) => {
        const point = costAt(inputs, prices, requests);
        return [
          requests === 0 ? "idle" : large(requests),
          ...ways.map((way) => dollars(point[way])),
        ];
      }),
    ]),
    "",
    "What moves the break-even, the most first",
    ...columns(
      swings
        .filter(moves)
        .map((swing) => [
          swing.label,
          rangeWords(swing),
          swing.source,
          `${large(requestsAt(swing.low.at))} to ${large(requestsAt(swing.high.at))}`,
        ]),
    ),
    stillWords(swings),
    "",
    "The inputs, and where each comes from",
    ...columns(inputRows(found.cost).map((row) => [row.name, inputWords(row), sourceWords(row)])),
  ].join("\n");
}
