/**
 * How long the app holds up its event loop, under the requests that cost it most:
 * `npx tsx bench/container/event-loop.ts`.
 */
import { once } from "node:events";
import { join } from "node:path";
import { Agent, request } from "undici";
import { buildAll } from "../../build/bundles";
import { type App, startApp, startDatabase, stop, writePost } from "./app";

/** Milliseconds on the CPU. */
interface Turns {
  readonly turns: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

const REQUESTS = 400;
const AT_ONCE = 4;
const LARGEST = 64 * 1024 - 200;

/** Asks a fixed number of times, a few at once. */
async function load(ask: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < REQUESTS) await ask(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function turnsOf(app: App): Promise<Turns> {
  app.process.send("report");
  const [turns] = (await once(app.process, "message")) as [Turns];
  return turns;
}

async function main(): Promise<void> {
  await buildAll(["containers"]);
  const database = await startDatabase();
  const app = await startApp(database.environment, ["-r", join(__dirname, "loop-monitor.cjs")]);
  const dispatcher = new Agent({ connections: AT_ONCE });
  const ask = async (path: string, body?: string) => {
    const answer = await request(`${app.url}${path}`, {
      dispatcher,
      ...(body && { method: "POST", body, headers: { "content-type": "application/json" } }),
    });
    await answer.body.dump();
  };
  const nested = `{"contents":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
  const phases = {
    "start-up": async () => {},
    idle: () => new Promise((resolve) => setTimeout(resolve, 3_000)),
    "posts of 64 KiB": () => load((n) => writePost(app.url, `large-${n}`, LARGEST)),
    "pages of 1 MiB": () => load(() => ask("/blog?limit=100")),
    "one post": () => load(() => ask("/blog/large-1")),
    "nested 30,000 deep": () => load(() => ask("/blog", nested)),
    "not found": () => load(() => ask("/nothing")),
  };
  try {
    for (const [name, run] of Object.entries(phases)) {
      await run();
      const { turns, p50, p99, longest } = await turnsOf(app);
      const [a, b, c] = [p50, p99, longest].map((ms) => ms.toFixed(1));
      console.log(`${name}: ${turns} turns, p50 ${a} ms, p99 ${b} ms, longest ${c} ms`);
    }
  } finally {
    await dispatcher.close();
    await stop(app.process);
    await database.close();
  }
}

void main();
