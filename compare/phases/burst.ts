import { rounded } from "../load/account";
import { pause } from "../load/pause";
import { backends, latencyOf, type Sample, temperatureOf } from "../load/sample";
import type { BurstRequest } from "../record/schema";
import { type Context, sendOpen } from "./context";

/** That many requests at one instant: more than there are warm instances for. */
export async function measureBursts(
  context: Context,
): Promise<{ burst: BurstRequest[]; samples: Sample[] }> {
  const burst: BurstRequest[] = [];
  const all: Sample[] = [];
  for (const size of context.plan.bursts) {
    for (const backend of backends) {
      const samples = await sendOpen(
        context,
        backend,
        Array.from({ length: size }, () => 0),
      );
      all.push(...samples);
      for (const sample of samples) {
        const { initMs } = sample.server;
        const temperature = temperatureOf(sample);
        burst.push({
          backend,
          size,
          latency: rounded(latencyOf(sample)),
          temperature,
          ...(temperature === "cold" && initMs !== undefined ? { initMs } : {}),
        });
      }
      await pause(500);
    }
  }
  return { burst, samples: all };
}
