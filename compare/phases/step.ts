import { countsOf, instancesOf } from "../load/account";
import { stepped } from "../load/arrivals";
import { type Backend, backends, latencyOf, type Sample, succeeded } from "../load/sample";
import type { StepSecond } from "../record/schema";
import { histogramOf } from "../stats/histogram";
import { type Context, sendOpen } from "./context";

/** The rate jumps at second 0. Resolves with the samples, their times counted from the jump. */
export async function measureStep(
  context: Context,
): Promise<readonly { readonly backend: Backend; readonly samples: Sample[] }[]> {
  const { from, to, beforeSeconds, afterSeconds } = context.plan.step;
  const ran: { backend: Backend; samples: Sample[] }[] = [];
  for (const backend of backends) {
    const arrivals = stepped(context.random, [
      { perSecond: from, seconds: beforeSeconds },
      { perSecond: to, seconds: afterSeconds },
    ]);
    const samples = await sendOpen(context, backend, arrivals);
    const shift = beforeSeconds * 1000;
    ran.push({
      backend,
      samples: samples.map((each) => ({ ...each, intendedMs: each.intendedMs - shift })),
    });
  }
  return ran;
}

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
