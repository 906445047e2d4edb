import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Container } from "./container";
import { type Answers, probe } from "./load";
import { mostMemoryMb } from "./memory";

/** What a burst of new connections did. */
export interface Flood {
  readonly connections: number;
  /** Until each was answered or closed. */
  readonly seconds: number;
  /** How many by status, or by what became of them instead. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The health check meanwhile, on a connection that was there, and on a new one each time. */
  readonly health: { readonly kept: Answers; readonly fresh: Answers };
  /** The most that the process has had by then. */
  readonly memoryMb: number;
}

/** How long a load balancer may wait for its health check: a burst is taken by hundreds in a turn. */
const MOST_HEALTH_MS = 250;

const run = promisify(execFile);
const client = join(__dirname, "flood-client.js");

/** Opens so many connections at once, each of which asks one thing and stays open until all are through. */
export async function flood(container: Container, connections: number): Promise<Flood> {
  const { url, healthPath, pid } = container;
  const { port } = new URL(url);
  const endKept = probe(url, healthPath, 10);
  const endFresh = probe(url, healthPath, 10, { keepAlive: false });
  const { stdout } = await run(process.execPath, [client, port, String(connections)]);
  const health = { kept: await endKept(), fresh: await endFresh() };
  return { connections, ...JSON.parse(stdout), health, memoryMb: mostMemoryMb(pid) };
}

/** What is promised of a burst, with a whole CPU; with less of one it is measured alone. */
export function brokenByFlood({ connections, health, outcomes }: Flood, after: number): string[] {
  const at = `of ${connections} new connections`;
  const unwell = Object.keys(health.kept.statuses).filter((one) => one !== "200");
  const others = Object.keys(outcomes).filter((one) => !["200", "503", "closed"].includes(one));
  return [
    ...others.map((one) => `${at} ${outcomes[one]} were answered ${one}`),
    ...unwell.map((one) => `the health check was answered ${one} in a burst ${at}`),
    ...(health.kept.slowest.good > MOST_HEALTH_MS
      ? [`the health check took ${Math.round(health.kept.slowest.good)} ms in a burst ${at}`]
      : []),
    ...(after === 200 ? [] : [`after a burst ${at} a request was answered ${after}`]),
  ];
}
