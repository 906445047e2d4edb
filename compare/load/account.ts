import { latencyOf, type Sample, succeeded, temperatureOf } from "./sample";

/** To the microsecond. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Latencies of those that met a warm instance. */
export const warmLatencies = (samples: readonly Sample[]): number[] =>
  samples.filter((each) => temperatureOf(each) === "warm").map((each) => rounded(latencyOf(each)));

/** How many instances answered. */
export const instancesOf = (samples: readonly Sample[]): number =>
  new Set(samples.flatMap(({ server }) => server.instance ?? [])).size;

/** Requests, how many of them failed, and how many met a cold start. */
export const countsOf = (samples: readonly Sample[]) => ({
  count: samples.length,
  errors: samples.filter((each) => !succeeded(each)).length,
  cold: samples.filter((each) => temperatureOf(each) === "cold").length,
});
