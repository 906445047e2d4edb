import { normal, type Random, seeded } from "../../stats/random";
import type { Behaviour, Service } from "./behaviour";
import { bucket } from "./bucket";
import { line } from "./line";

/** What becomes of one request. */
export interface Outcome {
  /** From its arrival until it is answered or given up. */
  readonly afterMs: number;
  /** 0 where it is never answered. */
  readonly status: number;
  readonly how: "answer" | "reset" | "silence";
  /** In place of the right body. */
  readonly body?: string;
  /** Its placement and number: no other placement has one of that name. */
  readonly instance: string;
  /** 1 is the instance's first request. */
  readonly sequence: number;
  readonly initMs: number;
  /** What the app itself took. */
  readonly appMs: number;
}

/** What becomes of a request that comes at that time: milliseconds since the servers' common start, ascending. */
export type Server = (atMs: number) => Outcome;

/** Where an instance's start-up is not the point. */
const usualInitMs = 300;

/** New instances are numbered from here on; the workers, which were there before, from 0. */
const firstNew = 1000;

/**
 * A server of that behaviour. The same seed makes the same server; each of its properties draws from a
 * sequence of its own, so that two behaviours of one seed differ by what is different in them alone.
 *
 * @param placement the seed of where it was put
 */
export function serverOf(behaviour: Behaviour, seed: number, placement = seed): Server {
  const {
    modes = [],
    slow,
    stall,
    errors,
    lost,
    cold,
    throttle,
    workers,
    drift,
    wrong,
  } = behaviour;
  const draws = drawsOf(seed);
  const lets = throttle ? bucket(throttle) : () => true;
  const turn = workers ? line(workers) : undefined;
  const speed = 1 + (behaviour.placementSpread ?? 0) * normal(draws.placement(placement));
  const stallPhase = (stall?.everyMs ?? 0) * draws.stall();
  const served = new Map<number, number>();
  const nameOf = (instance: number): string => `${placement}-${instance}`;
  let [slowLeft, made] = [0, firstNew];

  function serviceMs(atMs: number): number {
    const swing = drift ? 1 + drift.share * Math.sin((2 * Math.PI * atMs) / drift.everyMs) : 1;
    return speed * swing * timeOf(modeOf(), draws.service) + slowMs();
  }

  function modeOf(): Service {
    if (modes.length === 0) return behaviour.service;
    let at = draws.mode();
    const mode = modes.find(({ share }) => {
      at -= share;
      return at < 0;
    });
    return mode ?? behaviour.service;
  }

  function slowMs(): number {
    if (slow === undefined) return 0;
    const starts = draws.slow() < startOf(slow);
    if (slowLeft === 0 && starts) slowLeft = slow.run;
    if (slowLeft === 0) return 0;
    slowLeft -= 1;
    return slow.addedMs;
  }

  /** How long it waits for the end of a stall. */
  function stalledMs(atMs: number): number {
    if (stall === undefined) return 0;
    return Math.max(0, stall.forMs - ((atMs + stallPhase) % stall.everyMs));
  }

  return (atMs) => {
    const fails = isDrawn(errors, draws.errors);
    const vanishes = isDrawn(lost, draws.lost);
    const isWrong = isDrawn(wrong, draws.wrong);
    const isCold = isDrawn(cold, draws.cold);
    const appMs = serviceMs(atMs);
    const who = {
      instance: nameOf(0),
      sequence: 2,
      initMs: cold?.initMs ?? usualInitMs,
      appMs,
    };
    if (!lets(atMs)) return { ...who, how: "answer", status: 429, afterMs: 1 };
    if (fails && errors) {
      return { ...who, how: "answer", status: errors.status, afterMs: errors.afterMs };
    }
    if (vanishes && lost) return { ...who, how: lost.how, status: 0, afterMs: lost.afterMs };
    const openMs = behaviour.freshConnections?.openMs ?? 0;
    const ready = atMs + openMs + stalledMs(atMs) + (isCold ? (cold?.initMs ?? 0) : 0);
    const { worker, startMs } = turn?.(ready, appMs) ?? { worker: 0, startMs: ready };
    const instance = isCold ? made++ : worker;
    const sequence = isCold ? 1 : (served.get(instance) ?? 1) + 1;
    served.set(instance, sequence);
    const afterMs = startMs - atMs + appMs;
    const answered = {
      ...who,
      how: "answer" as const,
      instance: nameOf(instance),
      sequence,
      afterMs,
    };
    return isWrong && wrong
      ? { ...answered, status: wrong.status, body: wrong.body }
      : { ...answered, status: 200 };
  };
}

const isDrawn = (property: { readonly share: number } | undefined, random: Random): boolean =>
  property !== undefined && random() < property.share;

/** With which chance a run of slow requests begins, so that of all requests that share is slow. */
const startOf = ({ share, run }: NonNullable<Behaviour["slow"]>): number =>
  share / (share + run * (1 - share));

function timeOf({ medianMs, sigma }: Service, random: Random): number {
  return medianMs * Math.exp(sigma * normal(random));
}

/** A sequence for each property. */
function drawsOf(seed: number) {
  const of = (property: number): Random => seeded(seed * 16 + property);
  return {
    service: of(0),
    mode: of(1),
    slow: of(2),
    errors: of(3),
    lost: of(4),
    wrong: of(5),
    cold: of(6),
    stall: of(7),
    placement: (placement: number): Random => seeded(placement * 16 + 8),
  };
}
