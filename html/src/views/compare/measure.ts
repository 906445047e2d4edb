import { poisson } from "../../../../compare/load/arrivals";
import type { Client } from "../../../../compare/load/client";
import { interleaved } from "../../../../compare/load/interleave";
import { openLoop } from "../../../../compare/load/open-loop";
import { type Backend, backends, type Sample } from "../../../../compare/load/sample";
import type { Traffic } from "../../../../compare/load/scenario";
import type { RanSegment } from "../../../../compare/phases/steady";
import { drawnSeed } from "../../../../compare/phases/steady/rate-plan";
import { seeded } from "../../../../compare/stats/random";

/** How much is measured: so many blocks, each with one short segment on either backend. */
export interface Settings {
  readonly seed: number;
  /** Requests a second. */
  readonly rate: number;
  readonly blocks: number;
}

export const SEGMENT_SECONDS = 0.5;
/** Between two segments, so that the answers of one do not meet the requests of the next. */
const SETTLE_MS = 50;
const WARM_UP_SECONDS = 2;

/** How long it takes, in seconds. */
export const secondsOf = ({ blocks }: Pick<Settings, "blocks">): number =>
  2 * WARM_UP_SECONDS + 2 * blocks * (SEGMENT_SECONDS + SETTLE_MS / 1000);

export interface Measuring {
  readonly clients: Readonly<Record<Backend, Client>>;
  /** What is sent. */
  readonly traffic: Traffic;
  readonly settings: Settings;
  /** Called for the warm-up too, which is shown but not counted. */
  readonly onSegment: (segment: RanSegment, phase: "warm-up" | "steady") => void;
  readonly signal: AbortSignal;
}

/**
 * Open-loop Poisson load in short segments, interleaved and in random order, as the command does it.
 * Resolves when all is measured, or soon after the signal.
 */
export async function measure({ clients, traffic, settings, onSegment, signal }: Measuring) {
  const { seed, rate, blocks } = settings;
  const random = seeded(seed);
  const start = performance.now();
  const run = async (
    backend: Backend,
    block: number,
    arrivals: readonly number[],
    draws = random,
  ): Promise<RanSegment> => {
    const atSeconds = (performance.now() - start) / 1000;
    const samples: readonly Sample[] = await openLoop({
      client: clients[backend],
      arrivals,
      next: () => traffic.next(draws),
      onAnswer: traffic.answered,
      signal,
    });
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return { backend, rate, block, atSeconds, samples };
  };
  for (const backend of backends) {
    onSegment(await run(backend, -1, poisson(random, rate, WARM_UP_SECONDS)), "warm-up");
  }
  // Both get the same arrivals and the same requests in a block.
  const shared = Array.from({ length: blocks + 1 }, () => ({
    arrivals: poisson(random, rate, SEGMENT_SECONDS),
    seed: drawnSeed(random),
  }));
  for (const { target, block } of interleaved(random, backends, [rate], blocks)) {
    if (signal.aborted) return;
    const { arrivals = [], seed: drawn = 0 } = shared[block] ?? {};
    onSegment(await run(target, block, arrivals, seeded(drawn)), "steady");
  }
}
