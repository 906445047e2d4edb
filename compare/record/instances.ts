import * as v from "valibot";
import { backends } from "../load/sample";
import { count, perBackend } from "./fields";

/** Marks of the instances that served a placement's steady state; none where the answers do not say. */
export const instancesSchema = v.array(
  v.object({ placement: count, ...perBackend(v.array(v.string())).entries }),
);
export type Instances = v.InferOutput<typeof instancesSchema>;

/** What a report says of its placements. */
interface Placed {
  readonly placements: number;
  readonly instances?: Instances | undefined;
}

/** What the placements of another report are called beside those of a first one. */
export interface Renumbered {
  readonly of: (placement: number) => number;
  /** How many there are of both. */
  readonly placements: number;
}

/**
 * The placements of another report come after those of the first. One that met an instance which the first
 * had met too, on either side, is the same: not all was deployed anew between them. Where the answers do
 * not say who gave them each run counts as one, as whoever merges them says.
 */
export function renumbered(first: Placed, other: Placed): Renumbered {
  let placements = first.placements;
  const numbers = Array.from({ length: other.placements }, (_, placement) => {
    const met = other.instances?.find((each) => each.placement === placement);
    const same = first.instances?.find((mine) => met !== undefined && meet(mine, met));
    if (same !== undefined) return same.placement;
    placements += 1;
    return placements - 1;
  });
  return { of: (placement) => numbers[placement] ?? first.placements + placement, placements };
}

const meet = (a: Instances[number], b: Instances[number]): boolean =>
  backends.some((backend) => {
    const known = new Set(a[backend]);
    return b[backend].some((each) => known.has(each));
  });
