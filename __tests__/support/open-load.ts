import { randomUUID } from "node:crypto";
import { evenly } from "../../compare/load/arrivals";
import { httpClient } from "../../compare/load/http-client";
import { openLoop } from "../../compare/load/open-loop";
import type { PlannedRequest } from "../../compare/load/request";

/** One request, from the moment at which it was sent. Times are milliseconds of `performance.now()`. */
export interface Asked {
  readonly method: string;
  /** Of the post that it writes. */
  readonly id?: string;
  readonly sentAt: number;
  readonly endedAt: number;
  /** The answer's status, or the code of the error that came in its place. */
  readonly outcome: number | string;
  readonly instance: string | undefined;
}

export interface OpenLoad {
  /** Sends no more, waits for what is under way, and gives every request that was ever sent. */
  stop(): Promise<readonly Asked[]>;
}

/**
 * Sends `perSecond` requests each second, whether or not earlier ones were answered, over
 * connections that are kept alive. Every fifth writes a post of its own, the others read a page.
 * Nothing is tried twice: each request has exactly one outcome.
 */
export function startOpenLoad(url: string, perSecond: number): OpenLoad {
  const client = httpClient(url);
  const end = new AbortController();
  const run = randomUUID();
  const sent: (PlannedRequest & { readonly id?: string })[] = [];
  const start = performance.now();
  const samples = openLoop({
    client,
    arrivals: evenly(perSecond),
    next: () => {
      const request = sent.length % 5 === 4 ? write(`load-${run}-${sent.length}`) : read;
      sent.push(request);
      return request;
    },
    signal: end.signal,
  });
  return {
    async stop() {
      end.abort();
      const all = await samples;
      await client.close();
      return all.map(({ intendedMs, lagMs, serviceMs, status, cause, server }, index): Asked => {
        const { method = "", id } = sent[index] ?? {};
        const sentAt = start + intendedMs + lagMs;
        return {
          method,
          ...(id !== undefined && { id }),
          sentAt,
          endedAt: sentAt + serviceMs,
          outcome: cause ?? status,
          instance: server.instance,
        };
      });
    },
  };
}

const read: PlannedRequest = { route: "page", method: "GET", path: "/blog?limit=5", headers: {} };

const write = (id: string): PlannedRequest & { readonly id: string } => ({
  route: "post",
  id,
  method: "POST",
  path: "/blog",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ id, title: "Under load", author: "The load", contents: id }),
});

/** How often each outcome occurred: the account of a run. */
export function countOutcomes(asked: readonly Asked[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { method, outcome } of asked) {
    const key = `${method} ${outcome}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
