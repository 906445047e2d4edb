import type { Client } from "../load/client";
import { closedLoop } from "../load/closed-loop";
import type { PlannedRequest } from "../load/mix";
import { openLoop } from "../load/open-loop";
import type { Posts } from "../load/posts";
import type { Backend, Sample } from "../load/sample";
import type { Random } from "../stats/random";
import type { Plan } from "./plan";

/** What every phase of a run works with. */
export interface Context {
  readonly plan: Plan;
  readonly clients: Readonly<Record<Backend, Client>>;
  readonly posts: Posts;
  readonly random: Random;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Sends the mix by that schedule and keeps account of the posts. */
export function sendOpen(
  { clients, posts, signal }: Context,
  backend: Backend,
  arrivals: readonly number[],
): Promise<Sample[]> {
  return openLoop({
    client: clients[backend],
    arrivals,
    next: () => posts.next(),
    onAnswer: (request: PlannedRequest, sample) => posts.answered(request, sample),
    signal,
  });
}

/** Sends the mix from that many clients, each as soon as it is answered. */
export function sendClosed(
  { clients, posts, signal }: Context,
  backend: Backend,
  load: { readonly concurrency: number; readonly seconds: number },
): Promise<Sample[]> {
  return closedLoop({
    client: clients[backend],
    ...load,
    next: () => posts.next(),
    onAnswer: (request: PlannedRequest, sample) => posts.answered(request, sample),
    signal,
  });
}
