import type { Client } from "../load/client";
import { openLoop } from "../load/open-loop";
import type { Backend, Sample } from "../load/sample";
import type { Traffic } from "../load/scenario";
import type { Shapes } from "../load/shapes";
import type { Random } from "../stats/random";

/** Sends the mix to one of the targets. */
export interface Send {
  /**
   * By that schedule: milliseconds from the start.
   *
   * @param draws what the requests are drawn by, so that both backends get the same. @default the run's
   */
  open(backend: Backend, arrivals: readonly number[], draws?: Random): Promise<Sample[]>;
}

/** What every phase of a run works with. */
export interface Context {
  readonly send: Send;
  readonly random: Random;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface ContextOptions {
  readonly clients: Readonly<Record<Backend, Client>>;
  readonly traffic: Pick<Traffic, "next" | "answered">;
  readonly random: Random;
  readonly signal: AbortSignal;
  readonly shapes: Pick<Shapes, "fits">;
}

export function contextOf({ clients, traffic, random, signal, shapes }: ContextOptions): Context {
  const load = { onAnswer: traffic.answered, fits: shapes.fits, signal };
  return {
    send: {
      open: (backend, arrivals, draws) =>
        openLoop({ client: clients[backend], arrivals, next: () => traffic.next(draws), ...load }),
    },
    random,
    signal,
  };
}
