import { poisson } from "../../load/arrivals";
import { backends, type Sample } from "../../load/sample";
import { seeded } from "../../stats/random";
import type { Context } from "../context";
import type { RanSegment } from "../steady";
import { drawnSeed, type RatePlan } from "./rate-plan";

/**
 * Both backends at once, each in one stream without a break, so that nothing waits for a stall to end:
 * everyone who would come meanwhile comes. A block is what both did in the same stretch of time, which
 * takes as long as the two segments of a block in turns. Both get the same arrivals and requests.
 */
export async function together(
  { random, send }: Context,
  { rate, blocks, segmentSeconds, warmUpSeconds }: RatePlan,
  now: () => number,
): Promise<RanSegment[]> {
  const [warmUp, stretch] = [2000 * warmUpSeconds, 2000 * segmentSeconds];
  const arrivals = poisson(random, rate, (warmUp + blocks * stretch) / 1000);
  const seed = drawnSeed(random);
  const start = now();
  const streams = await Promise.all(
    backends.map((backend) => send.open(backend, arrivals, seeded(seed))),
  );
  return backends.flatMap((backend, index) => {
    const samples = streams[index] ?? [];
    return Array.from({ length: blocks }, (_, block): RanSegment => {
      const from = warmUp + block * stretch;
      const atSeconds = start + from / 1000;
      return { backend, rate, block, atSeconds, samples: within(samples, from, from + stretch) };
    });
  });
}

/** Those that were meant to start between two times, counted from the first. */
export const within = (samples: readonly Sample[], from: number, to: number): Sample[] =>
  samples
    .filter(({ intendedMs }) => intendedMs >= from && intendedMs < to)
    .map((sample) => ({ ...sample, intendedMs: sample.intendedMs - from }));
