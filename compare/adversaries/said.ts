import type { Backend } from "../load/sample";
import type { Stop } from "../phases/saturation";
import type { Measure } from "./adversary";

/** One thing that the instrument says of two servers. */
export interface Claim {
  readonly rate: number;
  readonly measure: Measure;
  /** The better one. */
  readonly better: Backend;
  /** Whether it says that it matters. */
  readonly matters: boolean;
}

/** An interval that it gives for functions less containers: milliseconds, or shares. */
export interface Interval {
  readonly rate: number;
  readonly measure: Measure;
  readonly low: number;
  readonly high: number;
}

/** What one run said. */
export type Said = Refusal | Words;

export interface Refusal {
  readonly kind: "refused";
  readonly why: string;
}

export interface Words {
  readonly kind: "verdict";
  readonly headline: string;
  /** Of what it speaks. */
  readonly about: "this deployment" | "placements";
  readonly rates: readonly number[];
  readonly claims: readonly Claim[];
  readonly intervals: readonly Interval[];
  /** What stopped the functions, and the load a second that they held before. */
  readonly stopped: { readonly by: Stop; readonly held: number } | null;
}
