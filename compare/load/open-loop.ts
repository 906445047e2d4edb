import type { Answer, Client } from "./client";
import { pause } from "./pause";
import type { PlannedRequest } from "./request";
import { type Sample, sampleOf } from "./sample";
import { soon } from "./soon";

export interface OpenLoad {
  readonly client: Client;
  /** When each request shall start: milliseconds from the start, ascending; may be without end. */
  readonly arrivals: Iterable<number>;
  readonly next: () => PlannedRequest;
  readonly onAnswer?: (request: PlannedRequest, answer: Answer) => void;
  /** Whether an answer's body may be the app's. @default all are */
  readonly fits?: (route: string, answer: Answer) => boolean;
  /** Starts no more requests once it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Starts each request when the schedule says, not when the last answer came, and resolves with one
 * sample for each when all are answered. A stall of the server is so felt by everyone who comes
 * meanwhile, and seen in the percentiles (Gil Tene's "coordinated omission").
 */
export async function openLoop(load: OpenLoad): Promise<Sample[]> {
  const { client, arrivals, next, onAnswer, fits, signal } = load;
  const underWay: Promise<Sample>[] = [];
  const start = performance.now();

  async function fire(request: PlannedRequest, intendedMs: number): Promise<Sample> {
    const sentMs = performance.now() - start;
    const answer = await client.send(request);
    const serviceMs = performance.now() - start - sentMs;
    onAnswer?.(request, answer);
    const times = { intendedMs, lagMs: sentMs - intendedMs, serviceMs };
    return sampleOf(request, answer, times, fits?.(request.route, answer));
  }

  for (const arrival of arrivals) {
    await until(start + arrival);
    if (signal.aborted) break;
    underWay.push(fire(next(), arrival));
  }
  return Promise.all(underWay);
}

/** Waits for a time of `performance.now()`: timers are late by up to 1 ms, so the rest is polled. */
async function until(time: number): Promise<void> {
  for (;;) {
    const left = time - performance.now();
    if (left <= 0) return;
    await (left > 2 ? pause(left - 1.5) : soon());
  }
}
