import type { Answer } from "../../../../compare/load/client";
import type { Advice } from "../../problems";

/** An answer as the page got it. */
export interface Answered extends Answer {
  readonly kind: "answer";
  readonly statusText: string;
  /** Those that the browser shows to a page; names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Where a redirect led, when one was followed. */
  readonly redirectedTo?: string;
  /** From the start of the request to the end of the answer, a CORS preflight included. */
  readonly ms: number;
}

/** Nothing that the page may read came back. */
export interface Silence {
  readonly kind: "silence";
  readonly ms: number;
  readonly advice: Advice;
}

export type Outcome = Answered | Silence;
