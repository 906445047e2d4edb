import type { Level } from "../saturation";

/** A level that was tried. */
export type Tried = Pick<Level, "offered" | "stop">;

/** How a ramp goes on. */
export interface Ramp {
  /** Requests a second of the first level. */
  readonly from: number;
  /** Loads above it are not tried. */
  readonly throttle?: number | undefined;
}

/**
 * The next load of a ramp: twice the last until one does not hold, then the middle of the gap. After
 * the first throttled level the one that held before is tried again: a throttle lets a burst through, on
 * which a short level may have lived, and now that is used up.
 *
 * @param tried in the order in which they were
 * @returns undefined where every further level would be refused by the known throttle, or differ by
 * less than a tenth
 */
export function nextLevel(tried: readonly Tried[], { from, throttle }: Ramp): number | undefined {
  const [held, failed] = gapOf(tried);
  const most = throttle ?? Number.POSITIVE_INFINITY;
  if (failed === Number.POSITIVE_INFINITY) {
    const offered = Math.min(held === 0 ? from : 2 * held, most);
    return offered > held ? offered : undefined;
  }
  if (held > 0 && isDoubtful(tried, held)) return held;
  const offered = Math.round((held + failed) / 2);
  return failed - offered < failed / 10 ? undefined : offered;
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

/** Whether a load held before the throttle was met, and not since. */
function isDoubtful(tried: readonly Tried[], held: number): boolean {
  const first = tried.findIndex(({ stop }) => stop === "throttle");
  return first !== -1 && !tried.slice(first).some(({ offered }) => offered === held);
}
