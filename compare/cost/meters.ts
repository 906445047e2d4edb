import { type Tier, tiered } from "../prices";

/**
 * One line of a bill as what is counted: a fixed quantity a month, so much a request and so much a
 * unit of capacity (a task or an instance that runs all month), priced by tiers beyond what is free.
 */
export interface Meter {
  readonly component: string;
  readonly tiers: readonly Tier[];
  readonly fixed?: number;
  readonly perRequest?: number;
  readonly perUnit?: number;
  /** Of that quantity, what costs nothing. */
  readonly free?: number;
  /** What of the price is paid, 0 to 1. */
  readonly paid?: number;
}

/** USD a month of one line, at so many requests and units of capacity. */
export function usdOf(meter: Meter, requests: number, units: number): number {
  const { tiers, fixed = 0, perRequest = 0, perUnit = 0, free = 0, paid = 1 } = meter;
  const quantity = fixed + perRequest * requests + perUnit * units;
  return paid * tiered(tiers, Math.max(0, quantity - free));
}

/** The requests a month at which a line's price for a further request changes. */
export function kinksOf({ tiers, fixed = 0, perRequest = 0, free = 0 }: Meter): number[] {
  if (perRequest === 0) return [];
  return tiers
    .map(({ from }) => (from + free - fixed) / perRequest)
    .filter((requests) => requests > 0);
}

/** A price without tiers. */
export const flat = (usd: number): readonly Tier[] => [{ from: 0, usd }];

export const first = (tiers: readonly Tier[]): number => tiers[0]?.usd ?? 0;
