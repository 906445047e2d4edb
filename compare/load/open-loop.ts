import type { Client } from "./client";
import type { PlannedRequest } from "./mix";
import type { Sample } from "./sample";

export interface OpenLoad {
  readonly client: Client;
  /** When each request shall start: milliseconds from the start, ascending. */
  readonly arrivals: readonly number[];
  readonly next: () => PlannedRequest;
  readonly onAnswer?: (request: PlannedRequest, sample: Sample) => void;
  /** Starts no more requests once it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Starts each request when the schedule says, not when the last answer came, and resolves with one
 * sample for each when all are answered. A stall of the server is so felt by everyone who comes
 * meanwhile, and seen in the percentiles (Gil Tene's "coordinated omission").
 */
export async function openLoop(load: OpenLoad): Promise<Sample[]> {
  const { client, arrivals, next, onAnswer, signal } = load;
  const underWay: Promise<Sample>[] = [];
  const start = performance.now();

  async function fire(intendedMs: number): Promise<Sample> {
    const request = next();
    const sentMs = performance.now() - start;
    const answer = await client.send(request);
    const serviceMs = performance.now() - start - sentMs;
    const lagMs = sentMs - intendedMs;
    const sample = { route: request.route, intendedMs, lagMs, serviceMs, ...answer };
    onAnswer?.(request, sample);
    return sample;
  }

  for (const arrival of arrivals) {
    await until(start + arrival);
    if (signal.aborted) break;
    underWay.push(fire(arrival));
  }
  return Promise.all(underWay);
}

/** Waits for a time of `performance.now()`: timers are late by up to 1 ms, so the rest is polled. */
async function until(time: number): Promise<void> {
  for (;;) {
    const left = time - performance.now();
    if (left <= 0) return;
    if (left > 2) await new Promise((resolve) => setTimeout(resolve, left - 1.5));
    else await new Promise((resolve) => setImmediate(resolve));
  }
}
