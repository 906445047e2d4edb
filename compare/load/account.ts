import { latencyOf, type Sample, temperatureOf } from "./sample";

/** To the microsecond. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The latencies of two sides that can be compared: those that met a warm instance, and where one side
 * does not say what its requests met, all that were answered as expected, of both.
 */
export function comparedLatencies(sides: {
  readonly a: readonly Sample[];
  readonly b: readonly Sample[];
}): { a: number[]; b: number[] } {
  const unknown = [...sides.a, ...sides.b].some((each) => temperatureOf(each) === "unknown");
  const of = (samples: readonly Sample[]): number[] =>
    samples
      .filter((each) => (unknown ? each.expected : temperatureOf(each) === "warm"))
      .map((each) => rounded(latencyOf(each)));
  return { a: of(sides.a), b: of(sides.b) };
}

/** How many instances answered; 0 where none says so. */
export const instancesOf = (samples: readonly Sample[]): number =>
  new Set(samples.flatMap(({ server }) => server.instance ?? [])).size;

/** Requests, how many of them failed, and how many met a cold start. */
export const countsOf = (samples: readonly Sample[]) => ({
  count: samples.length,
  errors: samples.filter(({ expected }) => !expected).length,
  cold: samples.filter((each) => temperatureOf(each) === "cold").length,
});
