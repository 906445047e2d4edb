import type { ParityRow } from "../record/schema";

/**
 * How requests reach the two: each at its own address, or both by one distribution in front of them, as
 * where the containers are private. Whatever it adds is in both then.
 *
 * @param targets URLs
 */
export function wayRow(targets: {
  readonly functions: string;
  readonly containers: string;
}): ParityRow {
  const hostOf = (url: string) => new URL(url).host;
  const shared = hostOf(targets.functions) === hostOf(targets.containers);
  const way = shared
    ? "through one distribution for both, uncached: its time and its connections are in both"
    : "at its own address, with nothing in between";
  return { what: "Way", functions: way, containers: way };
}
