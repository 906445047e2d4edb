import * as v from "valibot";
import { rounded } from "../load/account";
import { type Sample, type Temperature, temperatureOf } from "../load/sample";
import type { Ran } from "../phases/burst";
import { billedSources, type PlatformLog, type PlatformUsage } from "../platform/platform-log";
import { histogramOf, merged } from "../stats/histogram";
import { buckets, count, kib, longestRunMs, runTime } from "./fields";

const fields = v.object({
  /** Of warm requests: what was billed, or of the answers alone the app's and the database's time. */
  billed: v.pipe(
    buckets,
    v.everyItem(
      ([microseconds]) => microseconds <= 1000 * longestRunMs,
      "longer than a function may run",
    ),
  ),
  /** Where `billed` and `inits` come from. @default the answers */
  source: v.optional(v.picklist(billedSources)),
  /** Log written for a request, KiB as it is ingested; missing where it was not measured. */
  functionsLogKib: v.optional(kib),
  containersLogKib: v.optional(kib),
  /** Start-ups that a request waited for. */
  inits: v.array(runTime),
  /** Of the functions' answers that say what their requests met. */
  cold: count,
  requests: count,
  requestKib: kib,
  responseKib: kib,
});
/** What the cost model is fed with. */
export const usageSchema = v.pipe(
  fields,
  v.check(
    ({ cold, requests }) => cold <= requests,
    ({ input: { cold, requests } }) => `${cold} cold starts of ${requests} requests cannot be`,
  ),
);
export type Usage = v.InferOutput<typeof usageSchema>;

/** Request line, headers and their answers' weigh about this much on either way. */
export const headerKib = 0.4;

/**
 * What steady requests used.
 *
 * @param platform what the platform wrote of them; without it the answers stand for it
 */
export function usageOf(
  ran: readonly Ran[],
  platform?: PlatformUsage & Pick<PlatformLog, "source">,
): Usage {
  const mine = ran
    .filter(({ backend }) => backend === "functions")
    .flatMap(({ samples }) => samples);
  const of = (temperature: Temperature): Sample[] =>
    mine.filter((sample) => temperatureOf(sample) === temperature);
  const [warm, cold] = [of("warm"), of("cold")];
  const answered = ran.flatMap(({ samples }) => samples).filter(({ expected }) => expected);
  const bytes = answered.reduce((sum, sample) => sum + sample.bytes, 0);
  return {
    ...(platform === undefined
      ? {
          source: "the answers",
          billed: histogramOf(
            warm.map(({ server }) => (server.appMs ?? 0) + (server.databaseMs ?? 0)),
          ),
          inits: cold.flatMap((sample) => sample.server.initMs ?? []),
        }
      : { ...platform, billed: merged([platform.billed]), inits: [...platform.inits] }),
    cold: cold.length,
    requests: warm.length + cold.length + of("started ahead").length,
    requestKib: headerKib,
    responseKib: rounded(headerKib + bytes / Math.max(1, answered.length) / 1024),
  };
}

/** Billed times of two sources are never put together: those of the platform count. */
export const mergeUsages = (first: Usage, other: Usage): Usage => ({
  ...first,
  ...mergedTimes(first, other),
  cold: first.cold + other.cold,
  requests: first.requests + other.requests,
});

function mergedTimes(first: Usage, other: Usage): Pick<Usage, "source" | "billed" | "inits"> {
  if (sourceOf(first) !== sourceOf(other)) {
    const { source, billed, inits } = sourceOf(first) === "the answers" ? other : first;
    return { source, billed, inits };
  }
  return {
    source: first.source,
    billed: merged([first.billed, other.billed]),
    inits: [...first.inits, ...other.inits],
  };
}

export const sourceOf = ({ source = "the answers" }: Usage): (typeof billedSources)[number] =>
  source;
