import type { Client } from "../load/client";
import { closedLoop } from "../load/closed-loop";
import { openLoop } from "../load/open-loop";
import type { Backend, Sample } from "../load/sample";
import type { Traffic } from "../load/scenario";
import type { Random } from "../stats/random";

/** Sends the mix to one of the targets. */
export interface Send {
  /** By that schedule: milliseconds from the start. */
  open(backend: Backend, arrivals: readonly number[]): Promise<Sample[]>;
  /** From that many clients, each again as soon as it is answered. */
  closed(
    backend: Backend,
    load: { readonly concurrency: number; readonly seconds: number },
  ): Promise<Sample[]>;
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
}

export function contextOf({ clients, traffic, random, signal }: ContextOptions): Context {
  const load = { next: traffic.next, onAnswer: traffic.answered, signal };
  return {
    send: {
      open: (backend, arrivals) => openLoop({ client: clients[backend], arrivals, ...load }),
      closed: (backend, closed) => closedLoop({ client: clients[backend], ...closed, ...load }),
    },
    random,
    signal,
  };
}
