import { Clock } from "./clock";

/** How far the clock goes on at each `setImmediate`: what waits by it is late by half of that. */
const immediateMs = 0.2;

/**
 * Does asynchronous work on a clock of its own, behind `performance.now`, `setTimeout` and
 * `setImmediate`: where the work only waits, no time passes. One at a time in a process.
 *
 * @throws {Error} work that waits for something else than the clock
 */
export async function inVirtualTime<T>(work: (clock: Clock) => Promise<T>): Promise<T> {
  const clock = new Clock();
  const restore = patched(clock);
  const drained = (): Promise<void> => new Promise(restore.soon);
  let settled = false;
  try {
    const result = work(clock).finally(() => {
      settled = true;
    });
    // What goes wrong is thrown below, and not before.
    result.catch(() => {});
    for (;;) {
      await drained();
      if (settled) return await result;
      if (!clock.step())
        throw new Error("virtual time: the work waits for what is not the clock's");
    }
  } finally {
    restore.all();
  }
}

/** The real ones, to be put back. */
function patched(clock: Clock) {
  const real = {
    now: performance.now,
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setImmediate: globalThis.setImmediate,
  };
  const cleared = new WeakSet<object>();
  const after = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): object => {
    const due = clock.in(ms, () => {
      if (!cleared.has(due)) run(...args);
    });
    return due;
  };
  Object.assign(performance, { now: () => clock.now });
  Object.assign(globalThis, {
    setTimeout: after,
    clearTimeout: (due: object | undefined) => {
      if (due !== undefined) cleared.add(due);
    },
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
      after(run, immediateMs, ...args),
  });
  return {
    soon: (resolve: () => void) => void real.setImmediate(resolve),
    all: () => {
      const { now, ...timers } = real;
      Object.assign(performance, { now });
      Object.assign(globalThis, timers);
    },
  };
}
