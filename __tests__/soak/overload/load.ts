import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** What became of requests. Times are milliseconds. */
export interface Answers {
  readonly seconds: number;
  /** By status; 0 is no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Refusals that say not when to come again. */
  readonly silent: number;
  readonly slowest: { readonly good: number; readonly refused: number };
  /** In which 99 of 100 good ones came. */
  readonly p99: number;
}

/** A client which notes what it is answered. */
class Client {
  readonly statuses: Record<string, number> = {};
  silent = 0;
  private readonly times: Record<"good" | "refused", number[]> = { good: [], refused: [] };
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    { keepAlive = true } = {},
  ) {
    this.agent = new Agent({ keepAlive });
  }

  get(path = "/"): Promise<void> {
    const start = performance.now();
    return new Promise((resolve) => {
      const note = (status: number, retryAfter?: string) => {
        this.statuses[status] = (this.statuses[status] ?? 0) + 1;
        if (status === 503 && retryAfter === undefined) this.silent += 1;
        const kind = status === 200 ? "good" : "refused";
        this.times[kind].push(performance.now() - start);
        resolve();
      };
      const req = request(this.url + path, { agent: this.agent }, (res) => {
        res.resume().on("end", () => note(res.statusCode ?? 0, res.headers["retry-after"]));
      });
      req.on("error", () => note(0));
      req.end();
    });
  }

  async finish(since: number): Promise<Answers> {
    const { statuses, silent, times } = this;
    this.agent.destroy();
    const [good, refused] = [times.good, times.refused].map((all) => all.sort((a, b) => a - b));
    const slowest = { good: good?.at(-1) ?? 0, refused: refused?.at(-1) ?? 0 };
    const p99 = good?.[Math.floor(good.length * 0.99)] ?? 0;
    return { seconds: (performance.now() - since) / 1_000, statuses, silent, slowest, p99 };
  }
}

/** So many clients ask, each again as soon as it is answered. */
export async function closedLoop(url: string, clients: number, seconds: number): Promise<Answers> {
  const client = new Client(url);
  const start = performance.now();
  const one = async () => {
    while (performance.now() - start < seconds * 1_000) await client.get();
  };
  await Promise.all(Array.from({ length: clients }, one));
  return client.finish(start);
}

/** So many requests a second, whether or not earlier ones were answered. */
export async function openLoop(url: string, perSecond: number, seconds: number): Promise<Answers> {
  const client = new Client(url);
  const start = performance.now();
  const all: Promise<void>[] = [];
  for (let passed = 0; passed < seconds; passed = (performance.now() - start) / 1_000) {
    while (all.length < passed * perSecond) all.push(client.get());
    await wait(2);
  }
  await Promise.all(all);
  return client.finish(start);
}

/**
 * One request after the other, with a pause, until it is told to end.
 *
 * @param connections whether one of them serves for all. @default one does
 */
export function probe(
  url: string,
  path: string,
  pauseMs: number,
  connections = { keepAlive: true },
) {
  const client = new Client(url, connections);
  const start = performance.now();
  let isOver = false;
  const done = (async () => {
    while (!isOver) {
      await client.get(path);
      await wait(pauseMs);
    }
  })();
  return async (): Promise<Answers> => {
    isOver = true;
    await done;
    return client.finish(start);
  };
}
