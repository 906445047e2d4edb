import { latencyOf, type Sample, temperatureOf } from "./sample";

/** To the microsecond. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What one target did in a block; everything in it decides. */
export const sideOf = (samples: readonly Sample[]) => ({
  answered: samples.filter(({ expected }) => expected).map((each) => rounded(latencyOf(each))),
  failed: samples.filter(({ expected }) => !expected).length,
  cold: samples.filter((each) => temperatureOf(each) === "cold").length,
});

/** How many instances answered; 0 where none says so. */
export const instancesOf = (samples: readonly Sample[]): number =>
  new Set(samples.flatMap(({ server }) => server.instance ?? [])).size;

/** Requests, how many of them failed, and how many met a cold start. */
export const countsOf = (samples: readonly Sample[]) => ({
  count: samples.length,
  errors: samples.filter(({ expected }) => !expected).length,
  cold: samples.filter((each) => temperatureOf(each) === "cold").length,
});
