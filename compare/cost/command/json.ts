import { priceFile } from "../../prices";
import type { CostFindings } from "../../report/cost-findings";
import { inputRows } from "../input-rows";
import { requestsAt } from "../sensitivity";

/** The result as data: bills, break-evens, what moves them, and every input with its source. */
export function costJson(found: CostFindings): string {
  const { monthly, breakEven, interval, managed, swings, limits, cost } = found;
  const result = {
    prices: priceFile.date,
    monthly,
    breakEven: { ...breakEven, interval },
    managed,
    limits,
    swings: swings.map(({ name, source, low, high }) => ({
      name,
      source,
      low: { value: low.value, breakEven: requestsAt(low.at) },
      high: { value: high.value, breakEven: requestsAt(high.at) },
    })),
    inputs: inputRows(cost).map(({ name, value, source, range }) => ({
      name,
      value,
      source,
      ...(range && { low: range.low, high: range.high }),
    })),
  };
  // JSON has no infinity: a break-even without end is null.
  return `${JSON.stringify(result, null, 2)}\n`;
}
