import { instancesOf } from "../load/account";
import { backends, type Sample, succeeded } from "../load/sample";
import type { Level } from "../report/schema";
import { histogramOf } from "../stats/histogram";
import { type Context, sendClosed } from "./context";

/** Closed loop with ever more clients: the most that each backend answers, and where it bends. */
export async function measureSaturation(context: Context): Promise<Level[]> {
  const { concurrencies, seconds } = context.plan.saturation;
  const levels: Level[] = [];
  for (const backend of backends) {
    for (const concurrency of concurrencies) {
      if (context.signal.aborted) return levels;
      const samples = await sendClosed(context, backend, { concurrency, seconds });
      const answered = samples.filter(succeeded);
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
