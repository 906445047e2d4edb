import { type Client, httpClient } from "../load/client";
import { type Lag, lagOf } from "../load/lag";
import { Posts } from "../load/posts";
import { type Backend, backends, type Sample } from "../load/sample";
import { measureAa } from "../phases/aa";
import { measureBursts } from "../phases/burst";
import type { Context } from "../phases/context";
import type { PhaseName, Plan } from "../phases/plan";
import { measureSaturation } from "../phases/saturation";
import { groupsOf, measureSteady, segmentsOf, steadyBlocks } from "../phases/steady";
import { partsOf } from "../phases/steady/parts";
import { measureStep, stepSeconds } from "../phases/step";
import {
  type ParityRow,
  type Report,
  type ResourceRow,
  type Sizes,
  version,
} from "../record/schema";
import { usageOf } from "../record/usage";
import { seeded } from "../stats/random";
import { isEmulated } from "../target";
import { checkTargets } from "./check-targets";
import { cleanUp } from "./clean-up";
import { prepare, roundTripMs } from "./prepare";
import { RunError } from "./run-error";

export interface RunOptions {
  readonly plan: Plan;
  readonly targets: Readonly<Record<Backend, string>>;
  readonly writeKey: string | undefined;
  readonly parity: readonly ParityRow[];
  readonly resources: readonly ResourceRow[];
  readonly sizes: Sizes | undefined;
  /** A generator whose p99 is later than this voids the run. */
  readonly lagBoundMs: number;
  readonly signal: AbortSignal;
  readonly onPhase: (name: PhaseName) => void;
}

/**
 * Measures both backends and resolves with the report. However it ends, the posts that it made are
 * deleted first.
 *
 * @throws {RunError} a target that cannot be compared, a generator that lagged, Ctrl-C.
 */
export async function runComparison(options: RunOptions): Promise<Report> {
  const { plan, targets, signal, onPhase } = options;
  const random = seeded(plan.seed);
  const clients: Record<Backend, Client> = {
    functions: httpClient(targets.functions, options.writeKey),
    containers: httpClient(targets.containers, options.writeKey),
  };
  const posts = new Posts(`compare-${Date.now().toString(36)}`, random);
  const context: Context = { plan, clients, posts, random, signal };
  try {
    onPhase("prepare");
    await checkTargets(clients);
    return await measured(context, options);
  } finally {
    onPhase("clean up");
    const left = await cleanUp(clients.containers, posts);
    for (const backend of backends) await clients[backend].close();
    if (left > 0) {
      process.emitWarning(`${left} posts of this run could not be deleted: ids ${posts.prefix}-*`);
    }
  }
}

async function measured(context: Context, options: RunOptions): Promise<Report> {
  const { plan, signal } = context;
  const { targets, onPhase, lagBoundMs } = options;
  const [at, start] = [new Date(), performance.now()];
  const roundTrips = {
    functions: await roundTripMs(targets.functions),
    containers: await roundTripMs(targets.containers),
  };
  const phase = async <T>(name: PhaseName, work: (context: Context) => Promise<T>): Promise<T> => {
    onPhase(name);
    const result = await work(context);
    if (signal.aborted)
      throw new RunError("stopped: nothing is reported of a run that was cut off");
    return result;
  };
  await prepare(context);
  // First, while the functions are still cold.
  const { burst, samples: burstSamples } = await phase("burst", measureBursts);
  const { aa, samples: aaSamples } = await phase("aa", measureAa);
  const aaLag = believable("A/A check", options, lagOf(aaSamples, lagBoundMs));
  const ran = await phase("steady", measureSteady);
  const steadySamples = ran.flatMap(({ backend, samples }) =>
    samples.map((sample) => ({ backend, sample })),
  );
  const late = lagOf(
    steadySamples.map(({ sample }) => sample),
    lagBoundMs,
  );
  const steadyLag = believable("steady state", options, late);
  const step = await phase("step", measureStep);
  const saturation = await phase("saturation", measureSaturation);
  const lag = {
    aa: aaLag,
    burst: lagOf(burstSamples, lagBoundMs),
    steady: steadyLag,
    step: lagOf(
      step.flatMap(({ samples }) => samples),
      lagBoundMs,
    ),
  };
  return {
    version,
    at: at.toISOString(),
    seconds: Math.round((performance.now() - start) / 1000),
    emulated: isEmulated(targets.functions),
    runs: 1,
    plan: {
      profile: plan.profile,
      seed: plan.seed,
      rates: [...plan.steady.rates],
      blocks: plan.steady.blocks,
      segmentSeconds: plan.steady.segmentSeconds,
      aaRate: plan.aa.rate,
      stepFrom: plan.step.from,
      stepTo: plan.step.to,
      objectiveMs: plan.step.objectiveMs,
    },
    targets: { ...targets },
    parity: [...options.parity],
    resources: [...options.resources],
    lag,
    aa,
    burst,
    steady: {
      blocks: steadyBlocks(ran),
      groups: groupsOf(ran),
      segments: segmentsOf(ran),
      parts: partsOf([...steadySamples, ...tagged(burstSamples)], roundTrips),
    },
    step: stepSeconds(step),
    saturation,
    usage: usageOf(steadySamples),
    ...(options.sizes === undefined ? {} : { sizes: options.sizes }),
  };
}

/** Samples of a burst know their backend only by what it answered. */
const tagged = (samples: readonly Sample[]) =>
  samples.flatMap((sample) => {
    const backend = backends.find((name) => name === sample.server.backend);
    return backend === undefined ? [] : [{ backend, sample }];
  });

/** Without A/A check and steady state there is nothing to report; other phases say it of themselves. */
function believable(phase: string, { lagBoundMs }: RunOptions, lag: Lag): Lag {
  if (!lag.void) return lag;
  throw new RunError(
    `void: the load generator itself was late in the ${phase} (p99 ${lag.p99.toFixed(1)} ms, allowed are ${lagBoundMs} ms): free this machine's CPU or lower --rate`,
  );
}
