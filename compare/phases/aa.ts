import * as v from "valibot";
import { sideOf } from "../load/account";
import { poisson } from "../load/arrivals";
import { interleaved } from "../load/interleave";
import { pause } from "../load/pause";
import { type Backend, backends, type Sample } from "../load/sample";
import { count, perBackend, side } from "../record/fields";
import { type Decision, decideAll } from "../stats/decision";
import { seeded } from "../stats/random";
import type { Context } from "./context";
import { settleSeconds } from "./settle";
import type { Order } from "./steady";
import { drawnSeed } from "./steady/rate-plan";
import { within } from "./steady/together";

/** The A/A check: each backend against itself, which must show no difference. */
export interface AaPlan {
  readonly rate: number;
  readonly blocks: number;
  readonly segmentSeconds: number;
  readonly order: Order;
}

export const aaSeconds = ({ blocks, segmentSeconds }: AaPlan): number =>
  2 + 4 * blocks * (segmentSeconds + settleSeconds);

const blocks = v.array(v.object({ placement: count, a: side, b: side }));
export const aaSchema = v.object({ rate: v.number(), ...perBackend(blocks).entries });
export type Aa = v.InferOutput<typeof aaSchema>;

/** Samples of either side, by block. */
type Sides = readonly { readonly a: readonly Sample[]; readonly b: readonly Sample[] }[];

/** The same target twice, as two: in the same order and blocks as those of the comparison. */
export async function measureAa(
  context: Context,
  plan: AaPlan,
): Promise<{ aa: Aa; samples: Sample[] }> {
  const { functions, containers } = await inOrder[plan.order](context, plan);
  const blocksOf = (sides: Sides): Aa["functions"] =>
    sides.map(({ a, b }) => ({ placement: 0, a: sideOf(a), b: sideOf(b) }));
  return {
    aa: { rate: plan.rate, functions: blocksOf(functions), containers: blocksOf(containers) },
    samples: [...functions, ...containers].flatMap(({ a, b }) => [...a, ...b]),
  };
}

async function inTurns({ random, signal, send }: Context, plan: AaPlan) {
  for (const backend of backends) await send.open(backend, spaced(20));
  const sidesOf = async (backend: Backend): Promise<Sides> => {
    const shared = Array.from({ length: plan.blocks + 1 }, () => ({
      arrivals: poisson(random, plan.rate, plan.segmentSeconds),
      seed: drawnSeed(random),
    }));
    const ran = shared.map(() => ({ a: [] as Sample[], b: [] as Sample[] }));
    for (const { target, block } of interleaved(
      random,
      ["a", "b"] as const,
      [plan.rate],
      plan.blocks,
    )) {
      if (signal.aborted) break;
      const { arrivals = [], seed = 0 } = shared[block] ?? {};
      ran[block]?.[target].push(...(await send.open(backend, arrivals, seeded(seed))));
      await pause(1000 * settleSeconds);
    }
    return ran.filter(({ a, b }) => a.length + b.length > 0);
  };
  return { functions: await sidesOf("functions"), containers: await sidesOf("containers") };
}

/** That many, 50 ms apart: a warm-up that is not measured. */
const spaced = (count: number): number[] => Array.from({ length: count }, (_, index) => 50 * index);

/** One stream to each backend, both at once; each of its requests is drawn to one of the two sides. */
async function together({ random, send }: Context, plan: AaPlan) {
  const [warmUp, stretch] = [1000, 2000 * plan.segmentSeconds];
  const arrivals = poisson(random, plan.rate, (warmUp + plan.blocks * stretch) / 1000);
  const seed = drawnSeed(random);
  const sidesOf = async (backend: Backend): Promise<Sides> => {
    const samples = await send.open(backend, arrivals, seeded(seed));
    const [draw, sides] = [seeded(seed + 1), { a: [] as Sample[], b: [] as Sample[] }];
    for (const sample of samples) sides[draw() < 0.5 ? "a" : "b"].push(sample);
    return Array.from({ length: plan.blocks }, (_, block) => {
      const from = warmUp + block * stretch;
      return { a: within(sides.a, from, from + stretch), b: within(sides.b, from, from + stretch) };
    });
  };
  const [functions, containers] = await Promise.all([sidesOf("functions"), sidesOf("containers")]);
  return { functions, containers };
}

const inOrder = { together, "in turns": inTurns } as const;

/** @param placementOf what the other's placements are called beside the first's */
export const mergeAa = (first: Aa, other: Aa, placementOf: (number: number) => number): Aa => {
  const of = (backend: Backend): Aa["functions"] => [
    ...first[backend],
    ...other[backend].map((block) => ({ ...block, placement: placementOf(block.placement) })),
  ];
  return { ...first, functions: of("functions"), containers: of("containers") };
};

/**
 * How each backend came out, by the decision that the comparison makes, corrected over both. That its
 * placements differ is no sign of a fault: within one, both sides are the same.
 */
export function aaFindings(
  aa: Aa | undefined,
  seed: number,
): Readonly<Record<Backend, readonly Decision[]>> {
  const of = (backend: Backend) =>
    (aa?.[backend] ?? []).map((block) => ({ ...block, placement: 0 }));
  const [functions = [], containers = []] = decideAll([of("functions"), of("containers")], seed);
  return { functions, containers };
}
