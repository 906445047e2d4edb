import { countsOf, rounded, warmLatencies } from "../load/account";
import { poisson } from "../load/arrivals";
import { interleaved } from "../load/interleave";
import { pause } from "../load/pause";
import { type Backend, backends, latencyOf, type Sample, temperatureOf } from "../load/sample";
import type { Group, Segment, SteadyBlock } from "../record/schema";
import { histogramOf } from "../stats/histogram";
import { atRank, maximum } from "../stats/quantiles";
import { rankOf } from "../stats/ranks";
import { type Context, sendOpen } from "./context";
import { settleSeconds } from "./plan";

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
    await pause(1000 * settleSeconds);
  }
  return ran;
}

/** One segment as it ran, with its samples. */
export interface RanSegment {
  readonly backend: Backend;
  readonly rate: number;
  readonly block: number;
  readonly atSeconds: number;
  readonly samples: readonly Sample[];
}

/** Warm latencies of both backends, block by block. */
export function steadyBlocks(ran: readonly RanSegment[]): SteadyBlock[] {
  const blocks = new Map<string, SteadyBlock>();
  for (const { rate, block, backend, samples } of ran) {
    const key = `${rate}/${block}`;
    const found = blocks.get(key) ?? { rate, functions: [], containers: [] };
    found[backend].push(...warmLatencies(samples));
    blocks.set(key, found);
  }
  return [...blocks.values()];
}

/** Histograms by rate, backend, route and temperature. */
export function groupsOf(ran: readonly RanSegment[]): Group[] {
  const groups = new Map<string, { head: Omit<Group, "latency" | "service">; samples: Sample[] }>();
  for (const { rate, backend, samples } of ran) {
    for (const sample of samples) {
      const head = { rate, backend, route: sample.route, temperature: temperatureOf(sample) };
      const key = Object.values(head).join("/");
      const found = groups.get(key) ?? { head, samples: [] };
      found.samples.push(sample);
      groups.set(key, found);
    }
  }
  return [...groups.values()].map(({ head, samples }) => ({
    ...head,
    latency: histogramOf(samples.map(latencyOf)),
    service: histogramOf(samples.map((each) => each.serviceMs)),
  }));
}

/** What each segment showed, in the order in which they ran. */
export function segmentsOf(ran: readonly RanSegment[]): Segment[] {
  return ran
    .filter(({ samples }) => samples.length > 0)
    .map(({ backend, rate, atSeconds, samples }) => {
      const histogram = histogramOf(samples.map(latencyOf));
      return {
        backend,
        rate,
        atSeconds: rounded(atSeconds),
        ...countsOf(samples),
        p50: atRank(histogram, rankOf(samples.length, 0.5)),
        max: maximum(histogram),
      };
    });
}
