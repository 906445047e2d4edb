import { instancesOf } from "../load/account";
import type { Backend } from "../load/sample";
import { backends, type Sample, succeeded } from "../load/sample";
import type { Level, Report } from "../record/schema";
import { meanEstimate } from "../stats/bootstrap";
import { histogramOf } from "../stats/histogram";
import type { Estimate } from "../stats/quantiles";
import { seeded } from "../stats/random";
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

export interface Saturation {
  readonly backend: Backend;
  readonly levels: readonly { readonly level: Level; readonly perSecond: Estimate }[];
  /** The fewest clients that reach 90 % of the best throughput: more of them only wait. */
  readonly knee: { readonly level: Level; readonly perSecond: Estimate } | undefined;
}

const nearTheBest = 0.9;

/** Throughput by number of clients, with intervals from its whole seconds. */
export function saturationOf(report: Report, backend: Backend): Saturation {
  const settings = { random: seeded(report.plan.seed), confidence: 0.95, resamples: 1000 };
  const levels = report.saturation
    .filter((level) => level.backend === backend)
    .map((level) => ({ level, perSecond: meanEstimate(level.perSecond, settings) }));
  const best = Math.max(0, ...levels.map(({ perSecond }) => perSecond.value));
  const knee = levels.find(({ perSecond }) => perSecond.value >= nearTheBest * best);
  return { backend, levels, knee: best > 0 ? knee : undefined };
}
