import * as v from "valibot";
import { countsOf, instancesOf } from "../load/account";
import { stepped } from "../load/arrivals";
import { backends, latencyOf, type Sample } from "../load/sample";
import { backend, buckets, count } from "../record/fields";
import { grouped } from "../record/grouped";
import { histogramOf, merged } from "../stats/histogram";
import type { Ran } from "./burst";
import type { Context } from "./context";

/** The rate jumps. */
export interface StepPlan {
  readonly from: number;
  readonly to: number;
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
  /** A second is good again when its slowest 1 % took no longer. */
  readonly objectiveMs: number;
}

export const stepPlanSeconds = ({ beforeSeconds, afterSeconds }: StepPlan): number =>
  2 * (beforeSeconds + afterSeconds);

const second = v.object({
  backend,
  /** Negative before the step. */
  second: v.number(),
  count,
  errors: count,
  cold: count,
  /** 0 where the answers do not say. */
  instances: count,
  /** Of expected answers. */
  latency: buckets,
});
export const stepSchema = v.object({
  from: v.number(),
  to: v.number(),
  objectiveMs: v.number(),
  seconds: v.array(second),
});
export type Step = v.InferOutput<typeof stepSchema>;
export type StepSecond = v.InferOutput<typeof second>;

/** The rate jumps at second 0; times are counted from the jump. */
export async function measureStep(
  { random, send }: Context,
  plan: StepPlan,
): Promise<{ step: Step; samples: Sample[] }> {
  const { from, to, objectiveMs, beforeSeconds, afterSeconds } = plan;
  const ran: Ran[] = [];
  for (const backend of backends) {
    const arrivals = stepped(random, [
      { perSecond: from, seconds: beforeSeconds },
      { perSecond: to, seconds: afterSeconds },
    ]);
    const samples = await send.open(backend, arrivals);
    const shift = beforeSeconds * 1000;
    ran.push({
      backend,
      samples: samples.map((each) => ({ ...each, intendedMs: each.intendedMs - shift })),
    });
  }
  return {
    step: { from, to, objectiveMs, seconds: stepSeconds(ran) },
    samples: ran.flatMap(({ samples }) => samples),
  };
}

/** Second by second around the step. */
export function stepSeconds(ran: readonly Ran[]): StepSecond[] {
  return ran.flatMap(({ backend, samples }) => {
    const seconds = new Map<number, Sample[]>();
    for (const sample of samples) {
      const at = Math.floor(sample.intendedMs / 1000);
      seconds.set(at, [...(seconds.get(at) ?? []), sample]);
    }
    return [...seconds]
      .sort(([a], [b]) => a - b)
      .map(([second, within]): StepSecond => {
        const answered = within.filter(({ expected }) => expected);
        return {
          backend,
          second,
          ...countsOf(within),
          instances: instancesOf(within),
          latency: histogramOf(answered.map(latencyOf)),
        };
      });
  });
}

export const mergeSteps = (first: Step, other: Step): Step => ({
  ...first,
  seconds: grouped(
    [...first.seconds, ...other.seconds],
    ({ backend, second }) => [backend, second],
    (a, b) => ({
      ...a,
      count: a.count + b.count,
      errors: a.errors + b.errors,
      cold: a.cold + b.cold,
      instances: Math.max(a.instances, b.instances),
      latency: merged([a.latency, b.latency]),
    }),
  ),
});
