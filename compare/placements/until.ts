import { RunError } from "../run-error";

/** How long something is waited for, and how. */
export interface Waiting {
  readonly pause: (ms: number) => Promise<void>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

const betweenMs = 5000;
/** Of 5 s each: a quarter of an hour, in which tasks also drain. */
const attempts = 180;

/**
 * Asks again until it is so.
 *
 * @throws {RunError} what was waited for in vain, Ctrl-C
 */
export async function until(
  { pause, signal }: Waiting,
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  for (let asked = 0; asked < attempts; asked += 1) {
    if (signal.aborted)
      throw new RunError("stopped: nothing is reported of a run that was cut off");
    if (await isSo()) return;
    await pause(betweenMs);
  }
  throw new RunError(`--placements: ${what} within 15 minutes`);
}
