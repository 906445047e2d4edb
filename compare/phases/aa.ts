import * as v from "valibot";
import { comparedLatencies } from "../load/account";
import { poisson } from "../load/arrivals";
import { interleaved } from "../load/interleave";
import { pause } from "../load/pause";
import { type Backend, backends, type Sample } from "../load/sample";
import { perBackend, time } from "../record/fields";
import { aaCheck, type Decision } from "../stats/decision";
import type { Context } from "./context";
import { settleSeconds } from "./settle";

/** The A/A check: each backend against itself, which must show no difference. */
export interface AaPlan {
  readonly rate: number;
  readonly blocks: number;
  readonly segmentSeconds: number;
}

export const aaSeconds = ({ blocks, segmentSeconds }: AaPlan): number =>
  2 + 4 * blocks * (segmentSeconds + settleSeconds);

const blocks = v.array(v.object({ a: v.array(time), b: v.array(time) }));
export const aaSchema = v.object({ rate: v.number(), ...perBackend(blocks).entries });
export type Aa = v.InferOutput<typeof aaSchema>;

/** The same target twice, as two: the same order and blocks as those of the comparison. */
export async function measureAa(
  { random, signal, send }: Context,
  plan: AaPlan,
): Promise<{ aa: Aa; samples: Sample[] }> {
  const all: Sample[] = [];
  for (const backend of backends) await send.open(backend, spaced(20));
  const blocksOf = async (backend: Backend): Promise<Aa["functions"]> => {
    const ran = Array.from({ length: plan.blocks }, () => ({
      a: [] as Sample[],
      b: [] as Sample[],
    }));
    for (const { target, block } of interleaved(random, sides, [plan.rate], plan.blocks)) {
      if (signal.aborted) break;
      const arrivals = poisson(random, plan.rate, plan.segmentSeconds);
      const samples = await send.open(backend, arrivals);
      all.push(...samples);
      ran[block]?.[target].push(...samples);
      await pause(1000 * settleSeconds);
    }
    return ran.map(comparedLatencies);
  };
  const functions = await blocksOf("functions");
  const containers = await blocksOf("containers");
  return { aa: { rate: plan.rate, functions, containers }, samples: all };
}

/** That many, 50 ms apart: a warm-up that is not measured. */
const spaced = (count: number): number[] => Array.from({ length: count }, (_, index) => 50 * index);

const sides = ["a", "b"] as const;

export const mergeAa = (first: Aa, other: Aa): Aa => ({
  ...first,
  functions: [...first.functions, ...other.functions],
  containers: [...first.containers, ...other.containers],
});

/** How each backend came out; without a check there is nothing to come out. */
export const aaFindings = (
  aa: Aa | undefined,
  seed: number,
): Readonly<Record<Backend, readonly Decision[]>> => ({
  functions: aaCheck(aa?.functions ?? [], seed),
  containers: aaCheck(aa?.containers ?? [], seed + 1),
});
