import type { Lap } from "../race/lap";
import { timeParts } from "../race/time-parts";

/** A station of a request's way. */
export type Station = "you" | "door" | "compute" | "table";

/** A stay at a station. */
export interface Stop {
  readonly at: Station;
  /** When, as a share of the whole time. */
  readonly from: number;
  readonly to: number;
}

/**
 * Where a request was when, from what its answer tells. Nobody tells how the way there and the way
 * back share what is left: half each.
 */
export function stopsOf({ ms, server }: Pick<Lap, "ms" | "server">): readonly Stop[] {
  const parts = Object.fromEntries(timeParts(ms, server).map((part) => [part.name, part.ms / ms]));
  const { rest = 0, start = 0, app = 0, database = 0 } = parts;
  const arrived = rest / 2;
  const asks = arrived + start + app / 2;
  const has = asks + database;
  const leaves = has + app / 2;
  const table: readonly Stop[] =
    database > 0
      ? [
          { at: "compute", from: arrived, to: asks },
          { at: "table", from: asks + database * 0.2, to: has - database * 0.2 },
          { at: "compute", from: has, to: leaves },
        ]
      : [{ at: "compute", from: arrived, to: leaves }];
  return [
    { at: "you", from: 0, to: 0 },
    { at: "door", from: rest / 5, to: rest / 4 },
    ...table,
    { at: "door", from: leaves + rest / 4, to: leaves + (rest * 3) / 10 },
    { at: "you", from: 1, to: 1 },
  ];
}
