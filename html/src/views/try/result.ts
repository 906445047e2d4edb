import type { Backend } from "../../backends";
import { finishOf, type Lap } from "../../race/lap";
import type { Answered, Outcome } from "./outcome";

/** What came of a request at one backend. */
export interface Result {
  readonly backend: Backend;
  /** What stood for `{unique}` in it. */
  readonly unique: string;
  /** As it was sent. */
  readonly path: string;
  readonly outcome: Outcome;
  /** What it did, where the other backend did something else. */
  readonly did?: string;
}

/** Of the results, those that are answers. */
export interface AnsweredResult extends Result {
  readonly outcome: Answered;
}

export const isAnswered = (result: Result): result is AnsweredResult =>
  result.outcome.kind === "answer";

/** A result as the race shows it. */
export function lapOf({ backend, outcome, did }: Result): Lap {
  const { ms } = outcome;
  if (outcome.kind === "answer") {
    return { backend, ms, status: outcome.status, server: outcome.server, did };
  }
  const { what, tryThis } = outcome.advice;
  return { backend, ms, server: {}, did, problem: `${what} ${tryThis}` };
}

/** Which of two answered first. Nobody does who failed, or was hardly quicker. */
export function winnerOf(results: readonly Result[]): AnsweredResult | undefined {
  const finish = finishOf(results.map(lapOf));
  return results.filter(isAnswered).find(({ backend }) => backend.name === finish);
}
