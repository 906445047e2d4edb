import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Container } from "./container";
import { type Answers, probe } from "./load";
import { mostMemoryMb } from "./memory";
import { MOST_HEALTH_MS } from "./overload";

/** What a burst of new connections did. */
export interface Flood {
  readonly connections: number;
  /** Until each was answered or closed. */
  readonly seconds: number;
  /** How many by status, or by what became of them instead. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The health check meanwhile, where a load balancer asks, and where the app is asked. */
  readonly health: Answers;
  readonly onAppPort: Answers;
  /** The most that the process has had by then. */
  readonly memoryMb: number;
}

const run = promisify(execFile);
const client = join(__dirname, "flood-client.js");

/** Opens so many connections at once, each of which asks one thing and stays open until all are through. */
export async function flood(container: Container, connections: number): Promise<Flood> {
  const { url, healthUrl, healthPath, pid } = container;
  const { port } = new URL(url);
  const end = probe(healthUrl, healthPath, 10, { keepAlive: false });
  const endOnAppPort = probe(url, healthPath, 10, { keepAlive: false });
  const { stdout } = await run(process.execPath, [client, port, String(connections)]);
  const [health, onAppPort] = [await end(), await endOnAppPort()];
  return { connections, ...JSON.parse(stdout), health, onAppPort, memoryMb: mostMemoryMb(pid) };
}

/**
 * The same with a share of a CPU: what has used up its share stands still for the rest of a tenth of a second, all
 * of its threads, and rarely a check has to wait for that several times.
 */
const MOST_HEALTH_OF_SHARE_MS = 500;

/**
 * What of the promise of a burst did not hold, in words.
 *
 * @param after what a request was answered afterwards
 * @param cpus how much of a CPU the container has
 */
export function brokenByFlood(
  { connections, health, outcomes }: Flood,
  after: number,
  cpus: number,
): string[] {
  const at = `of ${connections} new connections`;
  const unwell = Object.keys(health.statuses).filter((one) => one !== "200");
  const others = Object.keys(outcomes).filter((one) => !["200", "503", "closed"].includes(one));
  return [
    ...others.map((one) => `${at} ${outcomes[one]} were answered ${one}`),
    ...unwell.map((one) => `the health check was answered ${one} in a burst ${at}`),
    ...(health.slowest.good > (cpus < 1 ? MOST_HEALTH_OF_SHARE_MS : MOST_HEALTH_MS)
      ? [`the health check took ${Math.round(health.slowest.good)} ms in a burst ${at}`]
      : []),
    ...(health.p99 > MOST_HEALTH_MS
      ? [`one of 100 health checks took over ${Math.round(health.p99)} ms in a burst ${at}`]
      : []),
    ...(after === 200 ? [] : [`after a burst ${at} a request was answered ${after}`]),
  ];
}
