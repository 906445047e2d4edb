import { countsOf, instancesOf } from "../load/account";
import { type Backend, latencyOf, type Sample, succeeded } from "../load/sample";
import { histogramOf } from "../stats/histogram";
import type { StepSecond } from "./schema";

/** Second by second around the step. */
export function stepSeconds(
  ran: readonly { readonly backend: Backend; readonly samples: readonly Sample[] }[],
): StepSecond[] {
  return ran.flatMap(({ backend, samples }) => {
    const seconds = new Map<number, Sample[]>();
    for (const sample of samples) {
      const second = Math.floor(sample.intendedMs / 1000);
      seconds.set(second, [...(seconds.get(second) ?? []), sample]);
    }
    return [...seconds]
      .sort(([a], [b]) => a - b)
      .map(([second, within]): StepSecond => {
        const answered = within.filter(succeeded);
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
