import { setTimeout as sleep } from "node:timers/promises";
import { poisson } from "../load/arrivals";
import { interleaved } from "../load/interleave";
import { settleSeconds } from "../load/plan";
import { backends } from "../load/sample";
import type { RanSegment } from "../report/steady";
import { type Context, sendOpen } from "./context";

/** The warm steady state, after a warm-up at the highest rate that is not measured. */
export async function measureSteady(context: Context): Promise<RanSegment[]> {
  const { random, plan, signal } = context;
  const { rates, blocks, segmentSeconds } = plan.steady;
  for (const backend of backends) {
    await sendOpen(context, backend, poisson(random, Math.max(...rates), plan.warmUpSeconds));
  }
  const start = performance.now();
  const ran: RanSegment[] = [];
  for (const { target, rate, block } of interleaved(random, backends, rates, blocks)) {
    if (signal.aborted) break;
    const atSeconds = (performance.now() - start) / 1000;
    const samples = await sendOpen(context, target, poisson(random, rate, segmentSeconds));
    ran.push({ backend: target, rate, block, atSeconds, samples });
    await sleep(1000 * settleSeconds);
  }
  return ran;
}
