import type { Backend } from "../load/sample";
import type { Stop } from "../phases/saturation";
import type { Behaviour } from "./model/behaviour";

/** At what two servers are compared. */
export const measures = ["p50", "p95", "p99", "errors", "cold starts"] as const;
export type Measure = (typeof measures)[number];

/** Two servers of known behaviour, and what the instrument must find. */
export interface Adversary {
  readonly name: string;
  readonly servers: Readonly<Record<Backend, Behaviour>>;
  /** Differences that must be found at one rate at least; false ones are known from the behaviours. */
  readonly finds: readonly Measure[];
  /** What must stop the functions, and the loads a second between which that must be found. */
  readonly stops?: { readonly by: Stop; readonly from: number; readonly to: number };
  /** How many runs, each put elsewhere, are merged into one. @default 1 */
  readonly placements?: number;
  /** How a run must end in place of a verdict: what is said then. */
  readonly refusal?: RegExp;
}
