import type { Backend } from "../../backends";
import type { Answered, Outcome } from "./outcome";

/** What came of a request at one backend. */
export interface Result {
  readonly backend: Backend;
  /** What stood for `{unique}` in it. */
  readonly unique: string;
  /** As it was sent. */
  readonly path: string;
  readonly outcome: Outcome;
}

/** Of the results, those that are answers. */
export interface AnsweredResult extends Result {
  readonly outcome: Answered;
}

export const isAnswered = (result: Result): result is AnsweredResult =>
  result.outcome.kind === "answer";

/** Times within so many percent of each other are a tie: a single request tells no more. */
const TIE_PERCENT = 5;

/** Which of two answered first. Nobody does who failed, or was hardly quicker. */
export function winnerOf(results: readonly Result[]): AnsweredResult | undefined {
  const answered = results.filter(isAnswered).filter(({ outcome }) => outcome.status < 500);
  const [first, second] = answered.sort((a, b) => a.outcome.ms - b.outcome.ms);
  if (!first || !second) return undefined;
  const tie = second.outcome.ms <= first.outcome.ms * (1 + TIE_PERCENT / 100);
  return tie ? undefined : first;
}
