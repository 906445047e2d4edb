import { poisson } from "../../load/arrivals";
import { interleaved } from "../../load/interleave";
import { pause } from "../../load/pause";
import { backends } from "../../load/sample";
import { seeded } from "../../stats/random";
import type { Context } from "../context";
import { settleSeconds } from "../settle";
import type { RanSegment } from "../steady";
import { drawnSeed, type RatePlan } from "./rate-plan";

/**
 * One backend after the other, in short segments whose order is drawn: for one machine, on which both
 * at once would compete. Both get the same arrivals and the same requests in a block.
 */
export async function inTurns(
  { random, send, signal }: Context,
  { rate, blocks, segmentSeconds, warmUpSeconds }: RatePlan,
  now: () => number,
): Promise<RanSegment[]> {
  for (const backend of backends) {
    await send.open(backend, poisson(random, rate, warmUpSeconds));
  }
  const shared = Array.from({ length: blocks + 1 }, () => ({
    arrivals: poisson(random, rate, segmentSeconds),
    seed: drawnSeed(random),
  }));
  const ran: RanSegment[] = [];
  for (const { target, block } of interleaved(random, backends, [rate], blocks)) {
    if (signal.aborted) break;
    const { arrivals = [], seed = 0 } = shared[block] ?? {};
    const atSeconds = now();
    const samples = await send.open(target, arrivals, seeded(seed));
    ran.push({ backend: target, rate, block, atSeconds, samples });
    await pause(1000 * settleSeconds);
  }
  return ran;
}
