import { type Backend, backends } from "../../../../compare/load/sample";
import { trafficOf } from "../../../../compare/load/scenario";
import type { RanSegment } from "../../../../compare/phases/steady";
import type { Report } from "../../../../compare/record/schema";
import { seeded } from "../../../../compare/stats/random";
import type { Scenario } from "../../../../runtime/app/scenario";
import { keepMeasurement } from "../../measurement";
import { browserClient } from "./browser-client";
import { checkTargets } from "./check";
import { measure, secondsOf } from "./measure";
import { reportOf } from "./report";
import { type Dot, dotsOf } from "./requests-chart";
import type { Wanted } from "./wanted";

/** A comparison that runs or has run in this page. It goes on whichever view is looked at. */
export interface Run {
  readonly wanted: Wanted;
  readonly seconds: number;
  readonly state: "asking" | "measuring" | "done" | "stopped" | "failed";
  /** Requests that were drawn so far, the warm-up's too. */
  readonly dots: readonly Dot[];
  /** How many met a cold start while it warmed up, which is drawn and not counted. */
  readonly warmUpCold: Readonly<Record<Backend, number>>;
  /** The block that is measured, from 1; 0 while it warms up. */
  readonly block: number;
  /** Seconds since its first request. */
  readonly at: number;
  readonly report?: Report;
  readonly problem?: unknown;
}

let current: Run | undefined;
let stopping: AbortController | undefined;
let watcher: (() => void) | undefined;

export const currentRun = (): Run | undefined => current;
export const forgetRun = (): void => become(undefined);
export const stopRun = (): void => stopping?.abort();
export const isRunning = (): boolean =>
  current?.state === "asking" || current?.state === "measuring";

/** @param onChange is called at each step, until another watches */
export function watchRun(onChange: () => void): void {
  watcher = onChange;
}

function become(next: Run | undefined): void {
  current = next;
  watcher?.();
}

/** Starts a comparison. Never rejects: what goes wrong is the run's `problem`. */
export async function startRun(wanted: Wanted, workload: Scenario): Promise<void> {
  stopping = new AbortController();
  const { signal } = stopping;
  const none = { functions: 0, containers: 0 };
  let run: Run = {
    wanted,
    seconds: secondsOf(wanted),
    state: "asking",
    dots: [],
    warmUpCold: none,
    block: 0,
    at: 0,
  };
  const step = (change: Partial<Run>) => {
    run = { ...run, ...change };
    become(run);
  };
  step({});
  try {
    await measured(wanted, workload, signal, () => run, step);
    if (run.report?.steady?.groups.length) keepMeasurement(run.report);
    step({ state: signal.aborted ? "stopped" : "done" });
  } catch (problem) {
    step({ state: "failed", problem });
  }
}

async function measured(
  wanted: Wanted,
  workload: Scenario,
  signal: AbortSignal,
  run: () => Run,
  step: (change: Partial<Run>) => void,
): Promise<void> {
  const targets = { functions: wanted.functions, containers: wanted.containers };
  const settings = { seed: Date.now() % 1_000_000, rate: wanted.rate, blocks: wanted.blocks };
  const clients = {
    functions: browserClient(targets.functions),
    containers: browserClient(targets.containers),
  };
  const traffic = trafficOf(workload, {
    random: seeded(settings.seed),
    variables: {},
    run: "page",
  });
  await checkTargets(clients, traffic);
  const at = new Date();
  const segments: RanSegment[] = [];
  step({ state: "measuring" });
  await measure({
    clients,
    traffic,
    settings,
    signal,
    onSegment: (segment, phase) => {
      const dots = dotsOf(segment);
      const before = run();
      const shown = { dots: [...before.dots, ...dots], at: segment.atSeconds + 1 };
      if (phase === "warm-up") {
        const cold = dots.filter(({ cold }) => cold).length;
        const sum = before.warmUpCold[segment.backend] + cold;
        return step({ ...shown, warmUpCold: { ...before.warmUpCold, [segment.backend]: sum } });
      }
      segments.push(segment);
      const replaced = traffic.replaced();
      const report = reportOf({ at, targets, settings, workload, replaced, segments });
      step({ ...shown, report, block: Math.min(settings.blocks, blocksBegun(segments)) });
    },
  });
}

/** How many blocks have begun: those of which one side at least is measured. */
const blocksBegun = (segments: readonly RanSegment[]): number =>
  new Set(segments.map(({ block }) => block)).size;

/** What was drawn and is not counted, in a sentence; none where there is nothing. */
export function sayWarmUp({ warmUpCold }: Run): string[] {
  const met = backends.filter((backend) => warmUpCold[backend] > 0);
  if (met.length === 0) return [];
  const each = met.map((backend) => `${warmUpCold[backend]} of ${backend}`).join(" and ");
  return [`While both were warmed up, which is drawn and not counted, ${each} met a cold start.`];
}
