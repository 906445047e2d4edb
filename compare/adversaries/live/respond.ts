import type { IncomingMessage, ServerResponse } from "node:http";
import { pause } from "../../load/pause";
import { soon } from "../../load/soon";
import { answerOf } from "../model/answer";
import type { Behaviour } from "../model/behaviour";
import { type Server, serverOf } from "../model/server";

/** One of the two servers of an adversary. */
export interface Side {
  /** What it says in `x-backend`. */
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly seed: number;
  /** The servers' common start: milliseconds since 1970. */
  readonly start: number;
}

/** Does to each request what the model says, at the time it says. */
export function responder({ name, behaviour, seed, start }: Side) {
  const server: Server = serverOf(behaviour, seed);
  const closing = behaviour.freshConnections ? { connection: "close" } : {};

  return async (_: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arrived = performance.now();
    const outcome = server(performance.timeOrigin + arrived - start);
    await until(arrived + outcome.afterMs);
    if (outcome.how !== "answer") return void response.destroy();
    const { status, headers, body } = answerOf(name, outcome);
    response.writeHead(status, { ...headers, ...closing });
    response.end(body);
  };
}

/** Timers are late by up to 1 ms, so the rest is polled. */
async function until(time: number): Promise<void> {
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) {
    await (left > 2 ? pause(left - 1.5) : soon());
  }
}
