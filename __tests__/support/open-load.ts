import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** One request, from the moment at which it was due. Times are milliseconds of `performance.now()`. */
export interface Asked {
  readonly method: "GET" | "POST";
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

const LIMIT_MS = 15_000;

/**
 * Sends `perSecond` requests each second, whether or not earlier ones were answered, over
 * connections that are kept alive. Every fifth writes a post of its own, the others read a page.
 * Nothing is tried twice: each request has exactly one outcome.
 */
export function startOpenLoad(url: string, perSecond: number): OpenLoad {
  const agent = new Agent({ keepAlive: true });
  const run = randomUUID();
  const asked: Promise<Asked>[] = [];
  const start = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1_000) * perSecond;
    while (asked.length < due) asked.push(ask(url, agent, asked.length, run));
  }, 5);
  return {
    async stop() {
      clearInterval(timer);
      const all = await Promise.all(asked);
      agent.destroy();
      return all;
    },
  };
}

function ask(url: string, agent: Agent, number: number, run: string): Promise<Asked> {
  const post = number % 5 === 4 ? postOf(run, number) : undefined;
  const method = post ? "POST" : "GET";
  const path = post ? "/blog" : "/blog?limit=5";
  const sentAt = performance.now();
  return new Promise((resolve) => {
    const end = (outcome: number | string, instance?: string) =>
      resolve({
        method,
        ...(post && { id: post.id }),
        sentAt,
        endedAt: performance.now(),
        outcome,
        instance,
      });
    const headers = post ? { "content-type": "application/json" } : {};
    const sent = request(`${url}${path}`, { agent, method, headers, timeout: LIMIT_MS });
    sent.on("timeout", () => sent.destroy(new Error(`no answer in ${LIMIT_MS} ms`)));
    sent.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    sent.on("response", (answer) => {
      const instance = answer.headers["x-instance-id"];
      answer.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
      answer.on("end", () => end(answer.statusCode ?? 0, instance as string | undefined));
      answer.resume();
    });
    sent.end(post && JSON.stringify(post));
  });
}

const postOf = (run: string, number: number) => ({
  id: `load-${run}-${number}`,
  title: "Under load",
  author: "The load",
  contents: `Request ${number}`,
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
