import type { Answer, Client } from "../../../compare/load/client";
import { pause } from "../../../compare/load/pause";
import type { PlannedRequest } from "../../../compare/load/request";
import { type Sample, sampleOf } from "../../../compare/load/sample";

export interface ClosedLoad {
  readonly client: Client;
  /** How many ask at once, each again as soon as it is answered. */
  readonly concurrency: number;
  readonly seconds: number;
  /** undefined ends the load before its time. */
  readonly next: () => PlannedRequest | undefined;
  readonly onAnswer?: (request: PlannedRequest, answer: Answer) => void;
  /** Whether an answer's body may be the app's. @default all are */
  readonly fits?: (route: string, answer: Answer) => boolean;
  readonly signal: AbortSignal;
}

/**
 * As fast as the backend answers: right for the most that it can do, wrong for latency, because a slow
 * answer delays the next question. Its times are used for throughput alone.
 */
export async function closedLoop(load: ClosedLoad): Promise<Sample[]> {
  const { client, concurrency, seconds, next, onAnswer, fits, signal } = load;
  const samples: Sample[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;

  async function worker(): Promise<void> {
    while (performance.now() < end && !signal.aborted) {
      const request = next();
      if (request === undefined) return;
      const sent = performance.now();
      const answer = await client.send(request);
      const serviceMs = performance.now() - sent;
      onAnswer?.(request, answer);
      const times = { intendedMs: sent - start, lagMs: 0, serviceMs };
      samples.push(sampleOf(request, answer, times, fits?.(request.route, answer)));
      // A target that is gone fails at once: do not spin on it.
      if (answer.status === 0) await pause(50);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, worker));
  return samples;
}
