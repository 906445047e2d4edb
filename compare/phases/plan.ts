/** How much is measured. All times in seconds, rates in requests a second. */
export interface Plan {
  readonly profile: ProfileName;
  readonly seed: number;
  /** Posts that are made first, for reads. */
  readonly posts: number;
  readonly warmUpSeconds: number;
  readonly aa: { readonly rate: number; readonly blocks: number; readonly segmentSeconds: number };
  /** Each burst is that many requests at one instant. */
  readonly bursts: readonly number[];
  readonly steady: {
    readonly rates: readonly number[];
    readonly blocks: number;
    readonly segmentSeconds: number;
  };
  readonly step: {
    readonly from: number;
    readonly to: number;
    readonly beforeSeconds: number;
    readonly afterSeconds: number;
    /** A second is good again when its slowest 1 % took no longer. */
    readonly objectiveMs: number;
  };
  readonly saturation: { readonly concurrencies: readonly number[]; readonly seconds: number };
}

export const profileNames = ["quick", "standard", "thorough"] as const;
export type ProfileName = (typeof profileNames)[number];

type Profile = Omit<Plan, "profile" | "seed">;

/**
 * Differences need 40 blocks or more, so every profile has them; a longer one has more rates, and
 * longer segments for the rarer percentiles. The rates stay under the 50 requests a second to which
 * the demo's API Gateway is throttled.
 */
const profiles: Readonly<Record<ProfileName, Profile>> = {
  quick: {
    posts: 20,
    warmUpSeconds: 3,
    aa: { rate: 40, blocks: 40, segmentSeconds: 0.25 },
    bursts: [10],
    steady: { rates: [20, 40], blocks: 40, segmentSeconds: 0.5 },
    step: { from: 10, to: 40, beforeSeconds: 3, afterSeconds: 9, objectiveMs: 250 },
    saturation: { concurrencies: [1, 2, 4, 8], seconds: 2 },
  },
  standard: {
    posts: 40,
    warmUpSeconds: 10,
    aa: { rate: 40, blocks: 40, segmentSeconds: 1 },
    bursts: [10, 20],
    steady: { rates: [10, 20, 40], blocks: 40, segmentSeconds: 3 },
    step: { from: 10, to: 45, beforeSeconds: 10, afterSeconds: 30, objectiveMs: 250 },
    saturation: { concurrencies: [1, 2, 4, 8, 16, 32], seconds: 5 },
  },
  thorough: {
    posts: 100,
    warmUpSeconds: 20,
    aa: { rate: 40, blocks: 60, segmentSeconds: 2 },
    bursts: [10, 20, 50],
    steady: { rates: [5, 10, 20, 40], blocks: 60, segmentSeconds: 5 },
    step: { from: 10, to: 45, beforeSeconds: 20, afterSeconds: 60, objectiveMs: 250 },
    saturation: { concurrencies: [1, 2, 4, 8, 16, 32, 64], seconds: 10 },
  },
};

export interface Choices {
  readonly profile: ProfileName;
  readonly seed: number;
  /** In place of the profile's steady rates. */
  readonly rates?: readonly number[];
  /** Steady seconds for each rate and backend, in place of the profile's. */
  readonly duration?: number;
}

export function planOf({ profile, seed, rates, duration }: Choices): Plan {
  const base = profiles[profile];
  const { blocks, segmentSeconds } = base.steady;
  return {
    profile,
    seed,
    ...base,
    steady: {
      rates: rates ?? base.steady.rates,
      blocks,
      segmentSeconds: duration === undefined ? segmentSeconds : duration / blocks,
    },
  };
}

/** Between segments, so that one's last requests do not run into the next. */
export const settleSeconds = 0.03;

/** About how long the phases take, in the order in which they run. */
export function secondsOf(plan: Plan): Readonly<Record<PhaseName, number>> {
  const { aa, steady, step, saturation } = plan;
  return {
    prepare: 2,
    burst: 6 * plan.bursts.length,
    aa: 2 + 4 * aa.blocks * (aa.segmentSeconds + settleSeconds),
    steady:
      2 * plan.warmUpSeconds +
      2 * steady.rates.length * steady.blocks * (steady.segmentSeconds + settleSeconds),
    step: 2 * (step.beforeSeconds + step.afterSeconds),
    saturation: 2 * saturation.concurrencies.length * saturation.seconds,
    "clean up": 2,
  };
}

export const phaseNames = [
  "prepare",
  "burst",
  "aa",
  "steady",
  "step",
  "saturation",
  "clean up",
] as const;
export type PhaseName = (typeof phaseNames)[number];
