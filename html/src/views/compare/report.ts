import { lagOf } from "../../../../compare/load/lag";
import type { Backend } from "../../../../compare/load/sample";
import { type RanSegment, steadyOf } from "../../../../compare/phases/steady";
import { type Report, version } from "../../../../compare/record/schema";
import { usageOf } from "../../../../compare/record/usage";
import { isEmulated } from "../../../../compare/target";
import type { Scenario } from "../../../../runtime/app/scenario";
import { SEGMENT_SECONDS, type Settings } from "./measure";
import { sayVoid } from "./say-void";

export interface Ran {
  readonly at: Date;
  readonly targets: Readonly<Record<Backend, string>>;
  readonly settings: Settings;
  readonly workload: Scenario;
  /** How often another request than the one that was drawn was sent. */
  readonly replaced: number;
  readonly segments: readonly RanSegment[];
}

const names = { functions: "functions", containers: "containers" } as const;

/**
 * A comparison from the page in the form of a `compare.json`, so that all that reads one reads this:
 * a steady state at one rate, and none of the other phases.
 */
export function reportOf({ at, targets, settings, workload, replaced, segments }: Ran): Report {
  const { seed, rate, blocks } = settings;
  const last = segments[segments.length - 1];
  const lag = lagOf(segments.flatMap(({ samples }) => samples));
  return {
    version,
    at: at.toISOString(),
    seconds: Math.round((last?.atSeconds ?? 0) + SEGMENT_SECONDS),
    emulated: isEmulated(targets.functions) || isEmulated(targets.containers),
    rehearsal: false,
    objectives: [],
    runs: 1,
    ids: [`${at.toISOString()} (page, seed ${seed})`],
    placements: 1,
    void: lag.void ? [sayVoid(lag.p99)] : [],
    profile: "page",
    seed,
    targets,
    labels: names,
    kinds: names,
    workload: { requests: rowsOf(workload), replaced },
    parity: [],
    resources: [],
    lag: { steady: lag },
    steady: steadyOf(
      { rates: [rate], blocks, segmentSeconds: SEGMENT_SECONDS, order: "in turns" },
      segments,
      [],
    ),
    usage: usageOf(segments),
  };
}

function rowsOf({ requests }: Scenario): Report["workload"]["requests"] {
  const sum = requests.reduce((sum, { share = 1 }) => sum + share, 0);
  return requests.map(({ name, method = "GET", path, share = 1 }) => ({
    name,
    method,
    path,
    share: share / sum,
  }));
}
