import { serverOf } from "../../compare/load/headers";
import type { Server } from "../../compare/load/sample";

/** Who answered a call and where the time went, in milliseconds; unknown parts are left out. */
export interface Answerer extends Server {
  /** Whether this was the instance's first request. */
  readonly cold?: boolean;
}

/** Reads the headers that the app puts on each answer. One made by a gateway has none of them. */
export function readAnswerer(headers: Pick<Headers, "get">): Answerer {
  const server = serverOf((name) => headers.get(name) ?? undefined);
  return server.sequence === undefined ? server : { ...server, cold: server.sequence === 1 };
}

/** What is left of a call's time for the network, the gateway and a start; never below 0. */
export function restMs(totalMs: number, { appMs = 0, databaseMs = 0 }: Answerer): number {
  return Math.max(0, totalMs - appMs - databaseMs);
}
