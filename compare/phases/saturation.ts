import * as v from "valibot";
import { instancesOf } from "../load/account";
import { type Backend, backends, type Sample } from "../load/sample";
import { backend, buckets, count } from "../record/fields";
import { grouped } from "../record/grouped";
import { meanEstimate } from "../stats/bootstrap";
import { histogramOf, merged } from "../stats/histogram";
import type { Estimate } from "../stats/quantiles";
import { seeded } from "../stats/random";
import type { Context } from "./context";

/** Closed loop with ever more clients, each number for that long. */
export interface SaturationPlan {
  readonly concurrencies: readonly number[];
  readonly seconds: number;
}

export const saturationSeconds = ({ concurrencies, seconds }: SaturationPlan): number =>
  2 * concurrencies.length * seconds;

const level = v.object({
  backend,
  concurrency: count,
  /** Expected answers in each whole second. */
  perSecond: v.array(count),
  errors: count,
  /** 0 where the answers do not say. */
  instances: count,
  /** Service time of expected answers: in a closed loop there is no other. */
  service: buckets,
});
export const saturationSchema = v.array(level);
export type Level = v.InferOutput<typeof level>;

/** The most that each backend answers, and where it bends. */
export async function measureSaturation(
  { signal, send }: Context,
  { concurrencies, seconds }: SaturationPlan,
): Promise<Level[]> {
  const levels: Level[] = [];
  for (const backend of backends) {
    for (const concurrency of concurrencies) {
      if (signal.aborted) return levels;
      const samples = await send.closed(backend, { concurrency, seconds });
      const answered = samples.filter(({ expected }) => expected);
      levels.push({
        backend,
        concurrency,
        perSecond: perSecond(answered, seconds),
        errors: samples.length - answered.length,
        instances: instancesOf(samples),
        service: histogramOf(answered.map((each) => each.serviceMs)),
      });
    }
  }
  return levels;
}

/** Answers that ended in each whole second. */
function perSecond(samples: readonly Sample[], seconds: number): number[] {
  const counts = Array.from({ length: seconds }, () => 0);
  for (const { intendedMs, serviceMs } of samples) {
    const second = Math.floor((intendedMs + serviceMs) / 1000);
    if (second < seconds) counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}

export const mergeSaturations = (first: readonly Level[], other: readonly Level[]): Level[] =>
  grouped(
    [...first, ...other],
    ({ backend, concurrency }) => [backend, concurrency],
    (a, b) => ({
      ...a,
      perSecond: [...a.perSecond, ...b.perSecond],
      errors: a.errors + b.errors,
      instances: Math.max(a.instances, b.instances),
      service: merged([a.service, b.service]),
    }),
  );

export interface Saturation {
  readonly backend: Backend;
  readonly levels: readonly { readonly level: Level; readonly perSecond: Estimate }[];
  /** The fewest clients that reach 90 % of the best throughput: more of them only wait. */
  readonly knee: { readonly level: Level; readonly perSecond: Estimate } | undefined;
}

const nearTheBest = 0.9;

/** Throughput by number of clients, with intervals from its whole seconds. */
export function saturationOf(found: readonly Level[], backend: Backend, seed: number): Saturation {
  const settings = { random: seeded(seed), confidence: 0.95, resamples: 1000 };
  const levels = found
    .filter((level) => level.backend === backend)
    .map((level) => ({ level, perSecond: meanEstimate(level.perSecond, settings) }));
  const best = Math.max(0, ...levels.map(({ perSecond }) => perSecond.value));
  const knee = levels.find(({ perSecond }) => perSecond.value >= nearTheBest * best);
  return { backend, levels, knee: best > 0 ? knee : undefined };
}
