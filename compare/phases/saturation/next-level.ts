import type { Level } from "../saturation";

/** A level that was tried. */
export type Tried = Pick<Level, "offered" | "stop">;

/** How a ramp goes on. */
export interface Ramp {
  /** Requests a second of the first level. */
  readonly from: number;
  /** Loads above it are not tried. */
  readonly throttle?: number | undefined;
  /** How many there may be. @default without end */
  readonly levels?: number;
}

/**
 * The next load of a ramp: twice the last until one does not hold, then the middle of the gap. Once a
 * throttle is met, a load must hold where no burst is left: a throttle lets one through, and a short level
 * may live on it. So what held is tried again, unless it came right after a throttled level.
 *
 * @param tried in the order in which they were
 * @returns undefined where every further level would be refused by the known throttle, be less than one a
 * second, differ by less than a tenth, or could not be tried twice where that is needed
 */
export function nextLevel(
  tried: readonly Tried[],
  { from, throttle, levels = Number.POSITIVE_INFINITY }: Ramp,
): number | undefined {
  const [held, failed] = gapOf(tried);
  const most = throttle ?? Number.POSITIVE_INFINITY;
  if (failed === Number.POSITIVE_INFINITY) {
    const offered = Math.min(held === 0 ? from : 2 * held, most);
    return offered > held ? offered : undefined;
  }
  if (held > 0 && isDoubtful(tried, held)) return held;
  const last = tried.length + 1 >= levels && tried.at(-1)?.stop !== "throttle";
  if (last && tried.some(({ stop }) => stop === "throttle")) return undefined;
  const offered = Math.round((held + failed) / 2);
  return offered < 1 || failed - offered < failed / 10 ? undefined : offered;
}

/** The most that held, below the least that did not. */
function gapOf(tried: readonly Tried[]): readonly [held: number, failed: number] {
  const failed = Math.min(
    ...tried.filter(({ stop }) => stop !== undefined).map(({ offered }) => offered),
    Number.POSITIVE_INFINITY,
  );
  const held = tried
    .filter(({ stop, offered }) => stop === undefined && offered < failed)
    .map(({ offered }) => offered);
  return [Math.max(0, ...held), failed];
}

/** Whether a load may have held on a burst: neither after a throttled level, nor once more. */
function isDoubtful(tried: readonly Tried[], held: number): boolean {
  const first = tried.findIndex(({ stop }) => stop === "throttle");
  if (first === -1) return false;
  const since = tried.flatMap(({ offered }, index) =>
    index > first && offered === held ? [tried[index - 1]?.stop] : [],
  );
  return since.length < 2 && !since.includes("throttle");
}
