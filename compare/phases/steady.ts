import * as v from "valibot";
import { comparedLatencies, countsOf, rounded } from "../load/account";
import { poisson } from "../load/arrivals";
import { interleaved } from "../load/interleave";
import { pause } from "../load/pause";
import { backends, latencyOf, type Sample } from "../load/sample";
import { backend, count, time } from "../record/fields";
import { type Decision, decide } from "../stats/decision";
import { histogramOf } from "../stats/histogram";
import { atRank, maximum } from "../stats/quantiles";
import { rankOf } from "../stats/ranks";
import type { Ran } from "./burst";
import type { Context } from "./context";
import { settleSeconds } from "./settle";
import { groupSchema, groupsOf, mergeGroups } from "./steady/groups";
import { mergeParts, partSchema } from "./steady/parts";

/** The warm steady state at each of the rates, block by block. */
export interface SteadyPlan {
  readonly warmUpSeconds: number;
  readonly rates: readonly number[];
  readonly blocks: number;
  readonly segmentSeconds: number;
}

export const steadySeconds = (plan: SteadyPlan): number =>
  2 * plan.warmUpSeconds +
  2 * plan.rates.length * plan.blocks * (plan.segmentSeconds + settleSeconds);

/** One short stretch of load on both backends, next to each other: the latencies that are compared. */
const block = v.object({
  rate: v.number(),
  functions: v.array(time),
  containers: v.array(time),
});

/** One segment, in the order in which they ran. */
const segment = v.object({
  backend,
  rate: v.number(),
  /** Seconds from the start of the phase. */
  atSeconds: time,
  count,
  errors: count,
  cold: count,
  p50: time,
  max: time,
});

export const steadySchema = v.object({
  plan: v.object({ rates: v.array(v.number()), blocks: count, segmentSeconds: v.number() }),
  blocks: v.array(block),
  groups: v.array(groupSchema),
  segments: v.array(segment),
  parts: v.array(partSchema),
});
export type Steady = v.InferOutput<typeof steadySchema>;
export type SteadyBlock = v.InferOutput<typeof block>;
export type Segment = v.InferOutput<typeof segment>;

/** One segment as it ran, with its samples. */
export interface RanSegment extends Ran {
  readonly rate: number;
  readonly block: number;
  readonly atSeconds: number;
}

/** After a warm-up at the highest rate that is not measured. */
export async function measureSteady(
  { random, send, signal }: Context,
  { rates, blocks, segmentSeconds, warmUpSeconds }: SteadyPlan,
): Promise<RanSegment[]> {
  for (const backend of backends) {
    await send.open(backend, poisson(random, Math.max(...rates), warmUpSeconds));
  }
  const start = performance.now();
  const ran: RanSegment[] = [];
  for (const { target, rate, block } of interleaved(random, backends, rates, blocks)) {
    if (signal.aborted) break;
    const atSeconds = (performance.now() - start) / 1000;
    const samples = await send.open(target, poisson(random, rate, segmentSeconds));
    ran.push({ backend: target, rate, block, atSeconds, samples });
    await pause(1000 * settleSeconds);
  }
  return ran;
}

/**
 * What the segments showed.
 *
 * @param parts where the time went, as far as it is known
 */
export const steadyOf = (
  { rates, blocks, segmentSeconds }: Omit<SteadyPlan, "warmUpSeconds">,
  ran: readonly RanSegment[],
  parts: Steady["parts"],
): Steady => ({
  plan: { rates: [...rates], blocks, segmentSeconds },
  blocks: steadyBlocks(ran),
  groups: groupsOf(ran),
  segments: segmentsOf(ran),
  parts,
});

/** Latencies of both backends that can be compared, block by block. */
export function steadyBlocks(ran: readonly RanSegment[]): SteadyBlock[] {
  const blocks = new Map<string, { rate: number; a: Sample[]; b: Sample[] }>();
  for (const { rate, block, backend, samples } of ran) {
    const key = `${rate}/${block}`;
    const found = blocks.get(key) ?? { rate, a: [], b: [] };
    found[backend === "functions" ? "a" : "b"].push(...samples);
    blocks.set(key, found);
  }
  return [...blocks.values()].map(({ rate, ...sides }) => {
    const { a, b } = comparedLatencies(sides);
    return { rate, functions: a, containers: b };
  });
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

export const mergeSteady = (first: Steady, other: Steady): Steady => ({
  plan: first.plan,
  blocks: [...first.blocks, ...other.blocks],
  groups: mergeGroups([...first.groups, ...other.groups]),
  segments: [...first.segments, ...after(first.segments, other.segments)],
  parts: mergeParts([...first.parts, ...other.parts]),
});

/** One run's time after the other's. */
function after(first: readonly Segment[], other: readonly Segment[]): Segment[] {
  const start = Math.max(0, ...first.map(({ atSeconds }) => atSeconds)) + 10;
  return other.map((each) => ({ ...each, atSeconds: start + each.atSeconds }));
}

/** The quantiles at which the backends are compared. */
const comparedQuantiles = [0.5, 0.95, 0.99] as const;

/** Functions (`a`) against containers (`b`) at one rate. */
export interface RateDecision {
  readonly rate: number;
  readonly decisions: readonly Decision[];
}

export function rateDecision({ blocks }: Steady, rate: number, seed: number): RateDecision {
  const pairs = blocks
    .filter((block) => block.rate === rate)
    .map(({ functions, containers }) => ({ a: functions, b: containers }));
  return { rate, decisions: decide(pairs, comparedQuantiles, seed) };
}
