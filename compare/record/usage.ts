import * as v from "valibot";
import { rounded } from "../load/account";
import { type Sample, type Temperature, temperatureOf } from "../load/sample";
import type { Ran } from "../phases/burst";
import { histogramOf, merged } from "../stats/histogram";
import { buckets, count, time } from "./fields";

/** What the cost model is fed with. */
export const usageSchema = v.object({
  /** The function's own time of warm requests: app and database. */
  billed: buckets,
  /** Start-ups that a request waited for. */
  inits: v.array(time),
  /** Of the functions' answers that say what their requests met. */
  cold: count,
  requests: count,
  requestKib: v.number(),
  responseKib: v.number(),
});
export type Usage = v.InferOutput<typeof usageSchema>;

/** Request line, headers and their answers' weigh about this much on either way. */
export const headerKib = 0.4;

export function usageOf(ran: readonly Ran[]): Usage {
  const mine = ran
    .filter(({ backend }) => backend === "functions")
    .flatMap(({ samples }) => samples);
  const of = (temperature: Temperature): Sample[] =>
    mine.filter((sample) => temperatureOf(sample) === temperature);
  const [warm, cold] = [of("warm"), of("cold")];
  const answered = ran.flatMap(({ samples }) => samples).filter(({ expected }) => expected);
  const bytes = answered.reduce((sum, sample) => sum + sample.bytes, 0);
  return {
    billed: histogramOf(warm.map(({ server }) => (server.appMs ?? 0) + (server.databaseMs ?? 0))),
    inits: cold.flatMap((sample) => sample.server.initMs ?? []),
    cold: cold.length,
    requests: warm.length + cold.length + of("started ahead").length,
    requestKib: headerKib,
    responseKib: rounded(headerKib + bytes / Math.max(1, answered.length) / 1024),
  };
}

export const mergeUsages = (first: Usage, other: Usage): Usage => ({
  ...first,
  billed: merged([first.billed, other.billed]),
  inits: [...first.inits, ...other.inits],
  cold: first.cold + other.cold,
  requests: first.requests + other.requests,
});
