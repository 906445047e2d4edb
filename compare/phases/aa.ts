import { warmLatencies } from "../load/account";
import { poisson } from "../load/arrivals";
import { interleaved } from "../load/interleave";
import { pause } from "../load/pause";
import { type Backend, backends, type Sample } from "../load/sample";
import type { Report } from "../record/schema";
import { type Context, sendOpen } from "./context";
import { settleSeconds } from "./plan";

/** The same target twice, as two: the same order, the same blocks, so it must show no difference. */
export async function measureAa(
  context: Context,
): Promise<{ aa: Report["aa"]; samples: Sample[] }> {
  const { aa } = context.plan;
  const all: Sample[] = [];
  for (const backend of backends) await sendOpen(context, backend, evenly(20));
  const blocksOf = async (backend: Backend): Promise<Report["aa"]["functions"]> => {
    const blocks = Array.from({ length: aa.blocks }, () => ({
      a: [] as number[],
      b: [] as number[],
    }));
    for (const { target, block } of interleaved(context.random, sides, [aa.rate], aa.blocks)) {
      if (context.signal.aborted) break;
      const arrivals = poisson(context.random, aa.rate, aa.segmentSeconds);
      const samples = await sendOpen(context, backend, arrivals);
      all.push(...samples);
      blocks[block]?.[target].push(...warmLatencies(samples));
      await pause(1000 * settleSeconds);
    }
    return blocks;
  };
  const both = {
    functions: await blocksOf("functions"),
    containers: await blocksOf("containers"),
  };
  return { aa: both, samples: all };
}

/** That many, 50 ms apart: a warm-up that is not measured. */
const evenly = (count: number): number[] => Array.from({ length: count }, (_, index) => 50 * index);

const sides = ["a", "b"] as const;
