/**
 * How long the app holds up its event loop, under each request of its workload with large bodies, and
 * under what is sent in bad faith: `npx tsx bench/container/event-loop.ts`.
 */
import { once } from "node:events";
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { buildAll, stopBuilding } from "../../build/bundles";
import { httpClient } from "../../compare/load/http-client";
import { pause } from "../../compare/load/pause";
import type { PlannedRequest } from "../../compare/load/request";
import { type AppProcess, startApp } from "../support/app-process";
import { startDatabase } from "../support/database";
import { stop } from "../support/process";
import { ask, inflated, nothing, withBody, withText, workloadAt } from "../support/workload";

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

const nested = `{"nested":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;

async function say(name: string, { process: child }: AppProcess): Promise<void> {
  child.send("report");
  const [{ turns, p50, p99, longest }] = (await once(child, "message")) as [Turns];
  const [a, b, c] = [p50, p99, longest].map((ms) => ms.toFixed(1));
  console.log(`${name}: ${turns} turns, p50 ${a} ms, p99 ${b} ms, longest ${c} ms`);
}

async function main(): Promise<void> {
  const found = await findApp();
  await buildAll(["containers"], found);
  await stopBuilding();
  const database = await startDatabase(found);
  const monitor = ["-r", join(__dirname, "loop-monitor.cjs")];
  const app = await startApp(found, database.environment, monitor);
  const client = httpClient(app.url);
  try {
    await say("start-up", app);
    await pause(3_000);
    await say("idle", app);
    const scenario = inflated(found.manifest.workload, LARGEST);
    const traffic = await workloadAt(client, scenario);
    const phase = async (name: string, next: () => PlannedRequest | undefined) => {
      const samples = await ask({ client, traffic, requests: REQUESTS, atOnce: AT_ONCE, next });
      await say(`${name} (${samples.length})`, app);
    };
    await say("setup", app);
    // Those that write first, so that the others read what is large, and those that take come last.
    const written = withBody(scenario);
    for (const request of written) await phase(request.name, () => traffic.plan(request));
    for (const request of scenario.requests) {
      if (!written.some((each) => each === request)) {
        await phase(request.name, () => traffic.plan(request));
      }
    }
    for (const request of written) {
      await phase(`${request.name}, nested 30,000 deep`, () => {
        const planned = traffic.plan(request);
        return planned && withText(planned, "nested", nested);
      });
    }
    await phase(nothing.route, () => nothing);
  } finally {
    await client.close();
    await stop(app.process);
    await database.close();
  }
}

void main();
