import type { Workers } from "./behaviour";

/** Who serves a request and from when on. */
export interface Turn {
  readonly worker: number;
  readonly startMs: number;
}

/** Gives a request its turn: when it came, how long it will be served. Times ascend. */
export type Line = (atMs: number, serviceMs: number) => Turn;

/** The share of the time that a scaled worker shall be busy. */
const target = 0.7;

/** One line before several workers: first come, first served, by whoever is free first. */
export function line({ count, scaling }: Workers): Line {
  const freeAt = Array.from({ length: count }, () => 0);
  let [checkedAt, busyMs] = [0, 0];

  function scale(atMs: number): void {
    if (scaling === undefined) return;
    for (; checkedAt + scaling.everyMs <= atMs; checkedAt += scaling.everyMs) {
      const wanted = Math.ceil(busyMs / scaling.everyMs / target);
      busyMs = 0;
      if (wanted > freeAt.length && freeAt.length < scaling.most) {
        freeAt.push(checkedAt + scaling.everyMs);
      } else if (wanted < freeAt.length && freeAt.length > count) {
        freeAt.pop();
      }
    }
  }

  return (atMs, serviceMs) => {
    scale(atMs);
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const startMs = Math.max(atMs, freeAt[worker] ?? 0);
    freeAt[worker] = startMs + serviceMs;
    busyMs += serviceMs;
    return { worker, startMs };
  };
}
