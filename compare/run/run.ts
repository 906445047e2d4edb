import type { Variables } from "../../runtime/app/fill";
import type { Scenario } from "../../runtime/app/scenario";
import type { Client } from "../load/client";
import { type Lag, lagOf } from "../load/lag";
import { type Backend, backends, type Sample } from "../load/sample";
import { type Traffic, trafficOf } from "../load/scenario";
import { shapesOf } from "../load/shapes";
import { measureAa } from "../phases/aa";
import { measureBursts } from "../phases/burst";
import { connectionsFor, measureFresh } from "../phases/connections";
import { type Context, contextOf } from "../phases/context";
import type { PhaseName, Plan } from "../phases/plan";
import { measureSaturation } from "../phases/saturation";
import { measureSteady, steadyOf } from "../phases/steady";
import { partsOf } from "../phases/steady/parts";
import { measureStep } from "../phases/step";
import type { PlatformLog } from "../platform/platform-log";
import type { CostInputsRecord } from "../record/cost-inputs";
import type { Limits } from "../record/limits";
import type { Objective } from "../record/objective";
import { type ParityRow, type Report, type ResourceRow, version } from "../record/schema";
import { usageOf } from "../record/usage";
import { workloadOf } from "../record/workload";
import { RunError } from "../run-error";
import { seeded } from "../stats/random";
import { isEmulated, type Kind } from "../target";
import { checkAlike } from "./check-alike";
import { checkTargets } from "./check-targets";
import { cleanUp } from "./clean-up";
import { freshSender } from "./fresh";
import { instancesMet } from "./instances-met";
import { http, type Network } from "./network";
import { platformUsage } from "./platform-usage";
import { prepare } from "./prepare";
import { tooLate } from "./too-late";

export interface RunOptions {
  readonly plan: Plan;
  readonly scenario: Scenario;
  /** The environment's; none of their values is reported. */
  readonly variables: Variables;
  readonly targets: Readonly<Record<Backend, string>>;
  readonly labels: Readonly<Record<Backend, string>>;
  /** What the targets are; undefined: each what it is given as, which its answers must not deny. */
  readonly kinds: Readonly<Record<Backend, Kind>> | undefined;
  readonly parity: readonly ParityRow[];
  readonly resources: readonly ResourceRow[];
  /** What the synthesized stack says of the costs. */
  readonly deployed: CostInputsRecord | undefined;
  /** What the platform writes of requests, where it can be read. */
  readonly platformLog?: PlatformLog;
  /** Told in words what could not be read. @default nobody */
  readonly tell?: (why: string) => void;
  /** What the deployment lets through, where it is known. */
  readonly limits?: Limits;
  /** A generator whose p99 is later than this voids the run. */
  readonly lagBoundMs: number;
  /** What the report says whether it was met. */
  readonly objectives: readonly Objective[];
  /** Of the costs: `name=value`, as chosen. @default none */
  readonly settings?: readonly string[];
  /** Whether the verdict of an emulated run is drawn too, under that word. */
  readonly rehearsal: boolean;
  /** What stands in for the network. @default HTTP */
  readonly network?: Network;
  readonly signal: AbortSignal;
  readonly onPhase: (name: PhaseName) => void;
}

/** What a run works with. */
interface Tools {
  readonly clients: Readonly<Record<Backend, Client>>;
  readonly traffic: Traffic;
  readonly context: Context;
}

/**
 * Measures both targets and resolves with the report. However it ends, what it made is removed first.
 *
 * @throws {RunError} a target that cannot be compared, Ctrl-C.
 */
export async function runComparison(options: RunOptions): Promise<Report> {
  const { plan, scenario, targets, variables, signal, onPhase, network = http } = options;
  const random = seeded(plan.seed);
  const run = `compare-${Date.now().toString(36)}`;
  const traffic = trafficOf(scenario, { random, variables, run });
  const clients = {
    functions: network.client(targets.functions),
    containers: network.client(targets.containers),
  };
  const shapes = shapesOf();
  const context = contextOf({ clients, traffic, random, signal, shapes });
  const named = options.kinds !== undefined;
  try {
    onPhase("prepare");
    await checkTargets(clients, named);
    // Through the containers, so that the functions stay cold.
    await prepare({ client: clients.containers, traffic, variables, signal });
    if (!signal.aborted) await checkAlike({ clients, traffic, named, shapes });
    return await measured({ clients, traffic, context }, options);
  } finally {
    onPhase("clean up");
    const left = await cleanUp(clients.containers, traffic);
    for (const backend of backends) await clients[backend].close();
    if (left.length > 0) {
      const some = left.slice(0, 5).join(", ");
      process.emitWarning(
        `${left.length} things that this run made could not be removed: ${some}${left.length > 5 ? ", ..." : ""}`,
      );
    }
  }
}

async function measured(
  { clients, traffic, context }: Tools,
  options: RunOptions,
): Promise<Report> {
  const { plan, targets, labels, signal, onPhase, lagBoundMs, network = http } = options;
  const [at, start] = [new Date(), performance.now()];
  const roundTrips = {
    functions: await network.roundTripMs(targets.functions),
    containers: await network.roundTripMs(targets.containers),
  };
  async function phase<P, T>(
    name: PhaseName,
    work: (context: Context, plan: P) => Promise<T>,
    of: P,
  ): Promise<T> {
    onPhase(name);
    const result = signal.aborted ? undefined : await work(context, of);
    if (!signal.aborted && result !== undefined) return result;
    throw new RunError("stopped: nothing is reported of a run that was cut off");
  }
  const late = (samples: readonly Sample[]): Lag => lagOf(samples, lagBoundMs);

  const ahead = connectionsFor(plan);
  for (const backend of backends) await clients[backend].ahead?.(ahead);
  // First, while the functions are still cold.
  const { burst, ran: bursts } = await phase("burst", measureBursts, plan.burst);
  const { aa, samples: aaSamples } = await phase("aa", measureAa, plan.aa);
  const aaLag = late(aaSamples);
  const from = new Date();
  const ran = await phase("steady", measureSteady, plan.steady);
  const platform = platformUsage(options, ran, from);
  const steadyLag = late(ran.flatMap(({ samples }) => samples));
  const waited = {
    functions: clients.functions.waited?.() ?? 0,
    containers: clients.containers.waited?.() ?? 0,
  };
  const send = freshSender(network, targets, traffic);
  const fresh =
    send &&
    (await phase(
      "connections",
      (_, of: number) => measureFresh({ send, signal }, of),
      plan.connections,
    ));
  const { step, samples: stepSamples } = await phase("step", measureStep, plan.step);
  const saturation = await phase("saturation", measureSaturation, plan.saturation);
  return {
    version,
    at: at.toISOString(),
    seconds: Math.round((performance.now() - start) / 1000),
    emulated: isEmulated(targets.functions),
    rehearsal: options.rehearsal,
    objectives: [...options.objectives],
    settings: [...(options.settings ?? [])],
    runs: 1,
    ids: [`${at.toISOString()} (seed ${plan.seed})`],
    placements: 1,
    instances: instancesMet(ran),
    void: [
      ...tooLate("A/A check", aaLag, lagBoundMs),
      ...tooLate("steady state", steadyLag, lagBoundMs),
    ],
    profile: plan.profile,
    seed: plan.seed,
    targets: { ...targets },
    labels: { ...labels },
    kinds: options.kinds ?? { functions: "functions", containers: "containers" },
    workload: workloadOf(options.scenario, traffic.replaced()),
    parity: [...options.parity],
    resources: [...options.resources],
    lag: {
      aa: aaLag,
      burst: late(bursts.flatMap(({ samples }) => samples)),
      steady: steadyLag,
      step: late(stepSamples),
    },
    aa,
    burst,
    steady: steadyOf(plan.steady, ran, partsOf([...ran, ...bursts], roundTrips)),
    ...(fresh && { connections: { ahead, waited, fresh } }),
    step,
    saturation,
    usage: usageOf(ran, await platform),
    ...(options.deployed === undefined ? {} : { deployed: options.deployed }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  };
}
