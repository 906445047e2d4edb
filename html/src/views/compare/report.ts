import { lagOf } from "../../../../compare/load/lag";
import type { Backend } from "../../../../compare/load/sample";
import {
  groupsOf,
  type RanSegment,
  segmentsOf,
  steadyBlocks,
} from "../../../../compare/phases/steady";
import { type Report, version } from "../../../../compare/record/schema";
import { usageOf } from "../../../../compare/record/usage";
import { isEmulated } from "../../../../compare/target";
import { SEGMENT_SECONDS, type Settings } from "./measure";

export interface Ran {
  readonly at: Date;
  readonly targets: Readonly<Record<Backend, string>>;
  readonly settings: Settings;
  readonly segments: readonly RanSegment[];
}

/**
 * A comparison from the page in the form of a `compare.json`, so that all that reads one reads this:
 * a steady state at one rate, and none of the other phases.
 */
export function reportOf({ at, targets, settings, segments }: Ran): Report {
  const samples = segments.flatMap(({ backend, samples }) =>
    samples.map((sample) => ({ backend, sample })),
  );
  const last = segments[segments.length - 1];
  return {
    version,
    at: at.toISOString(),
    seconds: Math.round((last?.atSeconds ?? 0) + SEGMENT_SECONDS),
    emulated: isEmulated(targets.functions) || isEmulated(targets.containers),
    runs: 1,
    plan: {
      profile: "page",
      seed: settings.seed,
      rates: [settings.rate],
      blocks: settings.blocks,
      segmentSeconds: SEGMENT_SECONDS,
      aaRate: 0,
      stepFrom: 0,
      stepTo: 0,
      objectiveMs: 0,
    },
    targets,
    parity: [],
    resources: [],
    lag: { steady: lagOf(samples.map(({ sample }) => sample)) },
    aa: { functions: [], containers: [] },
    burst: [],
    steady: {
      blocks: steadyBlocks(segments),
      groups: groupsOf(segments),
      segments: segmentsOf(segments),
      parts: [],
    },
    step: [],
    saturation: [],
    usage: usageOf(samples),
  };
}
