import * as v from "valibot";
import { rounded } from "../load/account";
import { pause } from "../load/pause";
import { type Backend, backends, latencyOf, type Sample, temperatureOf } from "../load/sample";
import { backend, count, temperature, time } from "../record/fields";
import type { Context } from "./context";

/** Cold bursts: each is that many requests at one instant. */
export type BurstPlan = readonly number[];

export const burstSeconds = (plan: BurstPlan): number => 6 * plan.length;

const request = v.object({
  backend,
  size: count,
  latency: time,
  temperature,
  initMs: v.optional(time),
});
export const burstSchema = v.array(request);
export type BurstRequest = v.InferOutput<typeof request>;

/** Samples of either backend, as they were sent. */
export interface Ran {
  readonly backend: Backend;
  readonly samples: readonly Sample[];
}

/** More requests at one instant than there are warm instances for. */
export async function measureBursts(
  { send }: Context,
  plan: BurstPlan,
): Promise<{ burst: BurstRequest[]; ran: Ran[] }> {
  const burst: BurstRequest[] = [];
  const ran: Ran[] = [];
  for (const size of plan) {
    for (const backend of backends) {
      const samples = await send.open(
        backend,
        Array.from({ length: size }, () => 0),
      );
      ran.push({ backend, samples });
      burst.push(...samples.map((sample) => burstRequest(backend, size, sample)));
      await pause(500);
    }
  }
  return { burst, ran };
}

function burstRequest(backend: Backend, size: number, sample: Sample): BurstRequest {
  const { initMs } = sample.server;
  const temperature = temperatureOf(sample);
  return {
    backend,
    size,
    latency: rounded(latencyOf(sample)),
    temperature,
    ...(temperature === "cold" && initMs !== undefined ? { initMs } : {}),
  };
}

export const mergeBursts = (
  first: readonly BurstRequest[],
  other: readonly BurstRequest[],
): BurstRequest[] => [...first, ...other];
