import { billAt, type CostInputs, tariffOf, total, type Way, ways } from "../cost";
import type { Prices } from "../prices";

/** What a month costs each way at that many requests, in USD, without what all share. */
export interface CostPoint extends Readonly<Record<Way, number>> {
  readonly requests: number;
}

export const costAt = (inputs: CostInputs, prices: Prices, requests: number): CostPoint =>
  pointsAt(inputs, prices, [requests])[0] as CostPoint;

/** The cost curves, at so many points spread evenly on a log axis, both ends among them. */
export function costCurves(
  inputs: CostInputs,
  prices: Prices,
  [from, to]: readonly [number, number],
  points: number,
): readonly CostPoint[] {
  const places = Array.from({ length: points }, (_, i) => from * (to / from) ** (i / (points - 1)));
  return pointsAt(inputs, prices, places);
}

function pointsAt(inputs: CostInputs, prices: Prices, places: readonly number[]): CostPoint[] {
  const [functions, containers, managed] = ways.map((way) => tariffOf(way, inputs, prices));
  if (!functions || !containers || !managed) throw new Error("a way has no tariff");
  return places.map((requests) => ({
    requests,
    functions: total(billAt(functions, requests)),
    containers: total(billAt(containers, requests)),
    managed: total(billAt(managed, requests)),
  }));
}
