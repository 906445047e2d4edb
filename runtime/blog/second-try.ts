import { setTimeout as wait } from "node:timers/promises";
import { changedNothing, isPassing } from "../app/passing";
import type { Call } from "./post-store";

/** So that clients which failed together do not come back together. */
const MOST_PAUSE_MS = 50;

/** Whether there is time for another call after this failure, and a reason for one. Waits a moment. */
async function mayFollow(error: unknown, { signal }: Call): Promise<boolean> {
  const isFixed = changedNothing(error);
  if (signal.aborted || !(isPassing(error) || isFixed)) return false;
  await wait(Math.random() * MOST_PAUSE_MS);
  return !signal.aborted;
}

/** A read, which may be sent as often as one likes: twice, so that a request is two calls at most. */
export async function readTwice<T>(read: () => Promise<T>, call: Call): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (await mayFollow(error, call)) return read();
    throw error;
  }
}

/**
 * A write, sent again only where it has certainly changed nothing: else it could happen twice, the
 * second time over what others did in between.
 *
 * @param look in place of a second try, where nobody knows what became of the first: finds that it
 *   happened, or gives undefined
 * @throws what the write failed by
 */
export async function writeOnce<T>(
  write: () => Promise<T>,
  look: () => Promise<T | undefined>,
  call: Call,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(await mayFollow(error, call))) throw error;
    if (changedNothing(error)) return write();
    const found = await look();
    if (found === undefined) throw error;
    return found;
  }
}
