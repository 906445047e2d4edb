import { type AaPlan, aaSeconds } from "./aa";
import { type BurstPlan, burstSeconds } from "./burst";
import { type ConnectionsPlan, connectionsSeconds } from "./connections";
import { type SaturationPlan, saturationSeconds } from "./saturation";
import { type Order, type SteadyPlan, steadySeconds } from "./steady";
import { type StepPlan, stepPlanSeconds } from "./step";

/** How much is measured. All times in seconds, rates in requests a second. */
export interface Plan {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly burst: BurstPlan;
  readonly aa: AaPlan;
  readonly steady: SteadyPlan;
  readonly connections: ConnectionsPlan;
  readonly step: StepPlan;
  readonly saturation: SaturationPlan;
}

export const profileNames = ["quick", "standard", "thorough"] as const;
export type ProfileName = (typeof profileNames)[number];

type Profile = Omit<Plan, "profile" | "seed" | "aa" | "steady" | "step" | "saturation"> & {
  readonly aa: Omit<AaPlan, "order">;
  readonly steady: Omit<SteadyPlan, "order">;
  readonly saturation: Pick<SaturationPlan, "levels" | "seconds">;
  readonly step: Omit<StepPlan, "objectiveMs">;
};

/** Where a scenario names no objective. */
const usualObjectiveMs = 250;

/**
 * Differences need 40 blocks or more, so every profile has them; a longer one has more rates, and
 * longer segments for the rarer percentiles. The rates stay under the 50 requests a second to which
 * the demo's API Gateway is throttled.
 */
const profiles: Readonly<Record<ProfileName, Profile>> = {
  quick: {
    burst: [10],
    aa: { rate: 40, blocks: 40, segmentSeconds: 0.25 },
    steady: { warmUpSeconds: 3, rates: [20, 40], blocks: 40, segmentSeconds: 0.5 },
    connections: 10,
    step: { from: 10, to: 40, beforeSeconds: 3, afterSeconds: 9 },
    saturation: { levels: 4, seconds: 2 },
  },
  standard: {
    burst: [10, 20],
    aa: { rate: 40, blocks: 40, segmentSeconds: 1 },
    steady: { warmUpSeconds: 10, rates: [10, 20, 40], blocks: 40, segmentSeconds: 3 },
    connections: 20,
    step: { from: 10, to: 45, beforeSeconds: 10, afterSeconds: 30 },
    saturation: { levels: 6, seconds: 5 },
  },
  thorough: {
    burst: [10, 20, 50],
    aa: { rate: 40, blocks: 60, segmentSeconds: 2 },
    steady: { warmUpSeconds: 20, rates: [5, 10, 20, 40], blocks: 60, segmentSeconds: 5 },
    connections: 40,
    step: { from: 10, to: 45, beforeSeconds: 20, afterSeconds: 60 },
    saturation: { levels: 7, seconds: 10 },
  },
};

export interface Choices {
  readonly profile: ProfileName;
  readonly seed: number;
  /** Requests a second that the API lets through, where that is known. */
  readonly throttle?: number | undefined;
  /** @default in turns, as one machine needs it */
  readonly order?: Order;
  /** In place of the profile's steady rates. */
  readonly rates?: readonly number[];
  /** Steady seconds for each rate and backend, in place of the profile's. */
  readonly duration?: number;
}

/** @param objectiveMs what the scenario says is still good */
export function planOf(
  { profile, seed, rates, duration, order = "in turns", throttle }: Choices,
  objectiveMs = usualObjectiveMs,
): Plan {
  const base = profiles[profile];
  const { blocks, segmentSeconds } = base.steady;
  return {
    profile,
    seed,
    ...base,
    aa: { ...base.aa, order },
    steady: {
      ...base.steady,
      order,
      rates: rates ?? base.steady.rates,
      segmentSeconds: duration === undefined ? segmentSeconds : duration / blocks,
    },
    step: { ...base.step, objectiveMs },
    saturation: {
      ...base.saturation,
      from: 2 * Math.max(...(rates ?? base.steady.rates)),
      objectiveMs,
      throttle,
    },
  };
}

/** About how long the phases take, in the order in which they run. */
export const secondsOf = (plan: Plan): Readonly<Record<PhaseName, number>> => ({
  prepare: 3,
  burst: burstSeconds(plan.burst),
  aa: aaSeconds(plan.aa),
  steady: steadySeconds(plan.steady),
  connections: connectionsSeconds(plan.connections),
  step: stepPlanSeconds(plan.step),
  saturation: saturationSeconds(plan.saturation),
  "clean up": 2,
});

export const phaseNames = [
  "prepare",
  "burst",
  "aa",
  "steady",
  "connections",
  "step",
  "saturation",
  "clean up",
] as const;
export type PhaseName = (typeof phaseNames)[number];
