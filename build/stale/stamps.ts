import { statSync } from "node:fs";

/** By path, what tells one state of a file or folder from another; `none` where there is none. */
export type Stamps = Readonly<Record<string, string>>;

/**
 * Looks at a path once, however often it is asked for. A file that was written has another time of
 * change, whatever else is made to look as before; a folder has one when a name in it came or went.
 */
export class Stamper {
  private readonly seen = new Map<string, string>();

  of(path: string): string {
    let stamp = this.seen.get(path);
    if (stamp === undefined) {
      const stats = statSync(path, { throwIfNoEntry: false });
      stamp = stats ? `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : "none";
      this.seen.set(path, stamp);
    }
    return stamp;
  }

  all(paths: Iterable<string>): Stamps {
    return Object.fromEntries([...paths].map((path) => [path, this.of(path)]));
  }

  hold(stamps: Stamps): boolean {
    return Object.entries(stamps).every(([path, stamp]) => this.of(path) === stamp);
  }
}

/** Whether it was written since a time, in milliseconds since 1970. Clocks of files are coarse. */
export function isSince(stamp: string, time: number): boolean {
  const [, , written, changed] = stamp.split(" ").map(Number);
  return Math.max(written ?? 0, changed ?? 0) > time - 20;
}
