import type { Server } from "../../../compare/load/sample";
import type { Backend } from "../backends";

/** One backend's run in a race: how long it took, and what its answer says of where the time went. */
export interface Lap {
  readonly backend: Backend;
  /** From the start of the request to the end of the answer. */
  readonly ms: number;
  /** `undefined` where no answer came. */
  readonly status?: number | undefined;
  readonly server: Server;
  /** What it did, where the others did something else: such laps are no race. */
  readonly did?: string | undefined;
  /** Why no answer came. */
  readonly problem?: string | undefined;
}

/** Times within so many percent of each other are a tie: a single request tells no more. */
const TIE_PERCENT = 5;

/** What came of a race; `undefined` where it was none: one alone, unlike requests, or a failure. */
export type Finish = "functions" | "containers" | "tie" | undefined;

export function finishOf(laps: readonly Lap[]): Finish {
  const sound = laps.filter(({ status = 0 }) => status > 0 && status < 500);
  const [first, second] = [...sound].sort((a, b) => a.ms - b.ms);
  if (!first || !second || first.did !== second.did) return undefined;
  const tie = second.ms <= first.ms * (1 + TIE_PERCENT / 100);
  return tie ? "tie" : first.backend.name;
}

/** Which of two answered first. Nobody does who failed, or was hardly quicker. */
export const winnerOf = <L extends Lap>(laps: readonly L[]): L | undefined => {
  const finish = finishOf(laps);
  return laps.find(({ backend }) => backend.name === finish);
};
