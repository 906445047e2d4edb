import * as v from "valibot";
import { instancesOf } from "../load/account";
import { poisson } from "../load/arrivals";
import { lagOf } from "../load/lag";
import { pause } from "../load/pause";
import { type Backend, backends, latencyOf, type Sample } from "../load/sample";
import { backend, buckets, count } from "../record/fields";
import { grouped } from "../record/grouped";
import { meanEstimate } from "../stats/bootstrap";
import { countOf, histogramOf, merged } from "../stats/histogram";
import { atRank, type Estimate } from "../stats/quantiles";
import { seeded } from "../stats/random";
import { rankOf } from "../stats/ranks";
import type { Context } from "./context";
import { nextLevel } from "./saturation/next-level";

/** An open-loop ramp: so many levels of load, each for that long. */
export interface SaturationPlan {
  /** Requests a second of the first level; it doubles until a level does not hold, then halves the gap. */
  readonly from: number;
  readonly levels: number;
  readonly seconds: number;
  /** A level holds while its slowest 1 % take no longer. */
  readonly objectiveMs: number;
  /** Loads above it are not tried: the API refuses them. */
  readonly throttle?: number | undefined;
}

export const saturationSeconds = ({ levels, seconds }: SaturationPlan): number =>
  2 * levels * seconds;

/** What ended a ramp: a level with more than 1 % of failures, or with a p99 above the objective. */
export const stops = ["throttle", "errors", "objective", "generator"] as const;
export type Stop = (typeof stops)[number];

const level = v.object({
  backend,
  /** Requests a second. */
  offered: v.number(),
  /** Expected answers in each whole second. */
  perSecond: v.array(count),
  requests: count,
  errors: count,
  /** Of the errors those with status 429. */
  throttled: count,
  /** How the errors came: statuses, 0 and its cause where there was no answer. */
  failures: v.optional(v.array(v.object({ status: count, cause: v.optional(v.string()), count }))),
  /** 0 where the answers do not say. */
  instances: count,
  /** Of expected answers, from the intended start. */
  latency: buckets,
  /** Why it did not hold; missing where it did. */
  stop: v.optional(v.picklist(stops)),
});
export const saturationSchema = v.array(level);
export type Level = v.InferOutput<typeof level>;

/**
 * What a throttle has left over after a level that it stopped is nothing, so that also a load below it
 * would lose some of its first requests; a little is let in, and no burst.
 */
const refillMs = 250;

/** How much each backend takes within the objective. */
export async function measureSaturation(context: Context, plan: SaturationPlan): Promise<Level[]> {
  const levels: Level[] = [];
  for (const backend of backends) {
    const tried: Level[] = [];
    while (tried.length < plan.levels && !context.signal.aborted) {
      const offered = nextLevel(tried, plan);
      if (offered === undefined) break;
      if (tried.at(-1)?.stop === "throttle") await pause(refillMs);
      tried.push(await levelAt(context, plan, backend, offered));
    }
    // One that was tried again is one level.
    levels.push(...mergeSaturations([], tried));
  }
  return levels;
}

async function levelAt(
  { random, send }: Context,
  { seconds, objectiveMs }: SaturationPlan,
  backend: Backend,
  offered: number,
): Promise<Level> {
  const samples = await send.open(backend, poisson(random, offered, seconds));
  const answered = samples.filter(({ expected }) => expected);
  const found = {
    backend,
    offered,
    perSecond: perSecond(answered, seconds),
    requests: samples.length,
    errors: samples.length - answered.length,
    throttled: samples.filter(({ status, expected }) => status === 429 && !expected).length,
    failures: failuresOf(samples),
    instances: instancesOf(samples),
    latency: histogramOf(answered.map(latencyOf)),
  };
  const stop = lagOf(samples).void ? "generator" : stopOf(found, objectiveMs);
  return { ...found, ...(stop && { stop }) };
}

type Failures = NonNullable<Level["failures"]>;

const failuresOf = (samples: readonly Sample[]): Failures =>
  joinedFailures(
    samples
      .filter(({ expected }) => !expected)
      .map(({ status, cause }) => ({
        status,
        count: 1,
        ...(cause === undefined ? {} : { cause }),
      })),
  );

const joinedFailures = (failures: Failures): Failures =>
  grouped(
    failures,
    ({ status, cause }) => [status, cause],
    (a, b) => ({ ...a, count: a.count + b.count }),
  );

function stopOf(found: Omit<Level, "stop">, objectiveMs: number): Stop | undefined {
  const most = 0.01 * found.requests;
  if (found.throttled > most) return "throttle";
  if (found.errors > most) return "errors";
  const rank = rankOf(found.requests, 0.99);
  // What failed is slower than any answer.
  const p99 = rank > countOf(found.latency) ? Infinity : atRank(found.latency, rank);
  return found.requests > 0 && p99 > objectiveMs ? "objective" : undefined;
}

/** Answers that ended in each whole second. */
function perSecond(samples: readonly Sample[], seconds: number): number[] {
  const counts = Array.from({ length: seconds }, () => 0);
  for (const sample of samples) {
    const second = Math.floor((sample.intendedMs + latencyOf(sample)) / 1000);
    if (second < seconds) counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}

/** Where one of the runs did not hold, that counts. */
export const mergeSaturations = (first: readonly Level[], other: readonly Level[]): Level[] =>
  grouped(
    [...first, ...other],
    ({ backend, offered }) => [backend, offered],
    (a, b) => ({
      ...a,
      ...b,
      perSecond: [...a.perSecond, ...b.perSecond],
      requests: a.requests + b.requests,
      errors: a.errors + b.errors,
      throttled: a.throttled + b.throttled,
      failures: joinedFailures([...(a.failures ?? []), ...(b.failures ?? [])]),
      instances: Math.max(a.instances, b.instances),
      latency: merged([a.latency, b.latency]),
    }),
  );

/** A level with the answers a second that it gave. */
export interface RatedLevel {
  readonly level: Level;
  readonly perSecond: Estimate;
}

export interface Saturation {
  readonly backend: Backend;
  /** By load. */
  readonly levels: readonly RatedLevel[];
  /** The highest load below the first that did not hold. */
  readonly knee: RatedLevel | undefined;
  /** The first that did not hold; undefined where none was found, so that the knee is an "at least". */
  readonly stopped: Level | undefined;
}

/** How much a backend takes, with intervals from whole seconds. */
export function saturationOf(found: readonly Level[], backend: Backend, seed: number): Saturation {
  const settings = { random: seeded(seed), confidence: 0.95, resamples: 1000 };
  const levels = found
    // Of a load at which no request came by chance nothing is known.
    .filter((level) => level.backend === backend && level.requests > 0)
    .sort((a, b) => a.offered - b.offered)
    .map((level) => ({ level, perSecond: meanEstimate(level.perSecond, settings) }));
  const first = levels.findIndex(({ level }) => level.stop !== undefined);
  const knee = levels[(first === -1 ? levels.length : first) - 1];
  return { backend, levels, knee, stopped: levels[first]?.level };
}
