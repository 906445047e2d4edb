import * as v from "valibot";
import { rounded } from "../load/account";
import type { FreshAnswer } from "../load/http-client";
import { pause } from "../load/pause";
import { type Backend, backends } from "../load/sample";
import { backend, count, perBackend, time } from "../record/fields";
import type { Plan } from "./plan";

/** Requests over connections of their own: so many to each backend. */
export type ConnectionsPlan = number;

/** Also where each of them takes as long as over half of the world. */
const secondsEach = 0.15;
export const connectionsSeconds = (plan: ConnectionsPlan): number => 2 * plan * secondsEach;

/** One request over a new connection, milliseconds; `dns`, `tcp` and `tls` are 0 where not needed. */
const fresh = v.object({ backend, dns: time, tcp: time, tls: time, answer: time });

export const connectionsSchema = v.object({
  /** How many were opened to each backend before the load, and kept in reserve. */
  ahead: count,
  /** How many requests up to the end of the steady state had to wait for another all the same. */
  waited: perBackend(count),
  /** What it costs not to have one. */
  fresh: v.array(fresh),
});
export type Connections = v.InferOutput<typeof connectionsSchema>;
export type Fresh = v.InferOutput<typeof fresh>;

/** As many as come in half a second of the highest rate that is compared, or in the largest burst. */
export const connectionsFor = ({ steady, aa, burst }: Plan): number =>
  Math.max(8, Math.ceil(Math.max(...steady.rates, aa.rate) / 2), ...burst);

/** What a new connection takes on either side, one after the other: a phase of its own, no part of others. */
export async function measureFresh(
  {
    send,
    signal,
  }: { readonly send: (backend: Backend) => Promise<FreshAnswer>; readonly signal: AbortSignal },
  plan: ConnectionsPlan,
): Promise<Fresh[]> {
  const found: Fresh[] = [];
  for (let sent = 0; sent < plan && !signal.aborted; sent += 1) {
    for (const backend of backends) {
      const { answer, handshake, wholeMs } = await send(backend);
      await pause(20);
      if (answer.status === 0 || handshake === undefined) continue;
      const { dnsMs, tcpMs, tlsMs } = handshake;
      found.push({
        backend,
        dns: rounded(dnsMs),
        tcp: rounded(tcpMs),
        tls: rounded(tlsMs),
        answer: rounded(Math.max(0, wholeMs - dnsMs - tcpMs - tlsMs)),
      });
    }
  }
  return found;
}

export const mergeConnections = (first: Connections, other: Connections): Connections => ({
  ahead: Math.max(first.ahead, other.ahead),
  waited: {
    functions: first.waited.functions + other.waited.functions,
    containers: first.waited.containers + other.waited.containers,
  },
  fresh: [...first.fresh, ...other.fresh],
});
