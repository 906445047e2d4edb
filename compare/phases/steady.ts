import * as v from "valibot";
import { countsOf, rounded, sideOf } from "../load/account";
import { latencyOf, type Sample } from "../load/sample";
import { backend, count, side, time } from "../record/fields";
import { histogramOf } from "../stats/histogram";
import { atRank, maximum } from "../stats/quantiles";
import { shuffled } from "../stats/random";
import { rankOf } from "../stats/ranks";
import type { Block } from "../stats/resample";
import type { Ran } from "./burst";
import type { Context } from "./context";
import { settleSeconds } from "./settle";
import { answersOf, answersSchema, mergeAnswers } from "./steady/answers";
import { groupSchema, groupsOf, mergeGroups } from "./steady/groups";
import { inTurns } from "./steady/in-turns";
import { lagsOf, lagsSchema, mergeLags } from "./steady/lags";
import { mergeParts, partSchema } from "./steady/parts";
import { together } from "./steady/together";

/** How the two streams stand to each other. */
export const orders = ["together", "in turns"] as const;
export type Order = (typeof orders)[number];

/** The warm steady state at each of the rates, block by block. */
export interface SteadyPlan {
  /** On each backend, over all rates. */
  readonly warmUpSeconds: number;
  readonly rates: readonly number[];
  readonly blocks: number;
  readonly segmentSeconds: number;
  readonly order: Order;
}

export const steadySeconds = (plan: SteadyPlan): number =>
  2 * plan.warmUpSeconds +
  2 * plan.rates.length * plan.blocks * (plan.segmentSeconds + settleSeconds);

/** What both backends did with the same arrivals, at once or next to each other: what is compared. */
const block = v.object({ rate: v.number(), placement: count, functions: side, containers: side });

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
  plan: v.object({
    rates: v.array(v.number()),
    blocks: count,
    segmentSeconds: v.number(),
    order: v.picklist(orders),
  }),
  blocks: v.array(block),
  groups: v.array(groupSchema),
  segments: v.array(segment),
  parts: v.array(partSchema),
  /** Statuses and causes of failure. */
  answers: answersSchema,
  /** How late the generator was, by rate and backend. */
  lags: lagsSchema,
  /** The longest that an answered request which met no cold start took, milliseconds. */
  longestStall: time,
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

const inOrder = { together, "in turns": inTurns } as const;

/** One rate after the other, in an order that is drawn; at each both are warmed up first. */
export async function measureSteady(context: Context, plan: SteadyPlan): Promise<RanSegment[]> {
  const { rates, blocks, segmentSeconds, order } = plan;
  const warmUpSeconds = plan.warmUpSeconds / rates.length;
  const start = performance.now();
  const now = (): number => (performance.now() - start) / 1000;
  const ran: RanSegment[] = [];
  for (const rate of shuffled(context.random, rates)) {
    if (context.signal.aborted) break;
    const at = { rate, blocks, segmentSeconds, warmUpSeconds };
    ran.push(...(await inOrder[order](context, at, now)));
  }
  return ran;
}

/**
 * What the segments showed.
 *
 * @param parts where the time went, as far as it is known
 */
export const steadyOf = (
  { rates, blocks, segmentSeconds, order }: Omit<SteadyPlan, "warmUpSeconds">,
  ran: readonly RanSegment[],
  parts: Steady["parts"],
): Steady => ({
  plan: { rates: [...rates], blocks, segmentSeconds, order },
  blocks: steadyBlocks(ran),
  groups: groupsOf(ran),
  segments: segmentsOf(ran),
  parts,
  answers: answersOf(ran),
  lags: lagsOf(ran),
  longestStall: longestStallOf(ran.flatMap(({ samples }) => samples)),
});

/** All that both backends did, block by block. */
export function steadyBlocks(ran: readonly RanSegment[]): SteadyBlock[] {
  const blocks = new Map<string, { rate: number } & Record<"functions" | "containers", Sample[]>>();
  for (const { rate, block, backend, samples } of ran) {
    const key = `${rate}/${block}`;
    const found = blocks.get(key) ?? { rate, functions: [], containers: [] };
    found[backend].push(...samples);
    blocks.set(key, found);
  }
  return [...blocks.values()].map(({ rate, functions, containers }) => ({
    rate,
    placement: 0,
    functions: sideOf(functions),
    containers: sideOf(containers),
  }));
}

/** The blocks of one rate, functions as `a` and containers as `b`. */
export const blocksAt = ({ blocks }: Pick<Steady, "blocks">, rate: number): Block[] =>
  blocks
    .filter((block) => block.rate === rate)
    .map(({ placement, functions, containers }) => ({ placement, a: functions, b: containers }));

/** A cold start is no stall: the others go on meanwhile. */
export const longestStallOf = (samples: readonly Sample[]): number =>
  samples
    .filter(({ expected, server }) => expected && server.sequence !== 1)
    .reduce((most, each) => Math.max(most, rounded(each.serviceMs)), 0);

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

/** @param placementOf what the other's placements are called beside the first's */
export const mergeSteady = (
  first: Steady,
  other: Steady,
  placementOf: (number: number) => number,
): Steady => ({
  plan: first.plan,
  blocks: [
    ...first.blocks,
    ...other.blocks.map((block) => ({ ...block, placement: placementOf(block.placement) })),
  ],
  groups: mergeGroups([...first.groups, ...other.groups]),
  segments: [...first.segments, ...after(first.segments, other.segments)],
  parts: mergeParts([...first.parts, ...other.parts]),
  answers: mergeAnswers([...first.answers, ...other.answers]),
  lags: mergeLags([...first.lags, ...other.lags]),
  longestStall: Math.max(first.longestStall, other.longestStall),
});

/** One run's time after the other's. */
function after(first: readonly Segment[], other: readonly Segment[]): Segment[] {
  const start = Math.max(0, ...first.map(({ atSeconds }) => atSeconds)) + 10;
  return other.map((each) => ({ ...each, atSeconds: start + each.atSeconds }));
}
