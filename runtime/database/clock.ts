import type { HttpResponse } from "@smithy/types";

/** What of a try is compared with the server's clock. */
export interface Sent {
  readonly at: number;
  /** What the clock was thought to be ahead of ours when it was signed. */
  readonly offset: number;
}

/** The server refuses a signature that is older or newer by about so much. */
const SKEWED_MS = 240_000;
/** An answer that took so long says nothing of the time. */
const STALE_MS = 900_000;

/**
 * The server's clock as its answers tell it, by the SDK's own rules: a request that was refused for its
 * time is tried again with the right one.
 */
export class ServerClock {
  /** Milliseconds that it is ahead of ours. */
  #offset = 0;

  sent(): Sent {
    return { at: Date.now(), offset: this.#offset };
  }

  /** Learns from an answer's `date`; from a cache's answer, which has an `age`, it does not. */
  learn(response: HttpResponse | undefined, { at }: Sent): void {
    const { date, age } = response?.headers ?? {};
    const time = date === undefined || age !== undefined ? Number.NaN : Date.parse(date);
    const now = Date.now();
    if (!Number.isNaN(time) && now - at <= STALE_MS) this.#offset = time - now;
  }

  /** Learns from an error, and marks one that a signature of the right time would not have met. */
  learnFrom(error: unknown, sent: Sent): void {
    const { $response, $metadata } = Object(error) as {
      readonly $response?: HttpResponse;
      readonly $metadata?: { clockSkewCorrected?: boolean };
    };
    this.learn($response, sent);
    if ($metadata && Math.abs(this.#offset) >= SKEWED_MS && this.#offset !== sent.offset) {
      $metadata.clockSkewCorrected = true;
    }
  }
}
