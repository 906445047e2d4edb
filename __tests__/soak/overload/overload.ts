import { connect } from "node:net";
import { text } from "node:stream/consumers";
import type { Container } from "./container";
import { type Answers, closedLoop, openLoop, probe } from "./load";
import { mostMemoryMb } from "./memory";

export interface OverloadOptions {
  /** Of each load. */
  readonly seconds: number;
  /** Requests that one client sends without waiting for an answer. */
  readonly pipelined: number;
}

/** What one load did. */
export interface Loaded {
  /** In capacities. */
  readonly times: number;
  readonly answers: Answers;
  /** What the health check was answered meanwhile. */
  readonly health: Answers;
}

export interface Overload {
  /** Requests a second that are answered with as many at once as keep it busy. */
  readonly capacity: number;
  readonly loads: readonly Loaded[];
  /** The answers to those that were sent without waiting for any, by status. */
  readonly pipelined: Readonly<Record<string, number>>;
  /** The most that the process had before those, and by their end, in MiB. */
  readonly memoryMb: { readonly before: number; readonly after: number };
}

export const LOADS = [1, 2, 3];
/** The share of the capacity that is still answered at three times the load. */
export const LEAST_GOODPUT = 0.9;
/** How long a load balancer may wait for its health check, in milliseconds. */
export const MOST_HEALTH_MS = 100;

export const goodput = ({ answers }: Loaded): number =>
  (answers.statuses["200"] ?? 0) / answers.seconds;

/** Finds what a container can do, and asks it for as much and more. */
export async function measureOverload(
  { url, healthUrl, healthPath, pid }: Container,
  { seconds, pipelined }: OverloadOptions,
): Promise<Overload> {
  await closedLoop(url, 16, seconds / 2);
  const most = await closedLoop(url, 16, seconds);
  const capacity = (most.statuses["200"] ?? 0) / most.seconds;
  const loads: Loaded[] = [];
  for (const times of LOADS) {
    const endProbe = probe(healthUrl, healthPath, 50, { keepAlive: false });
    const answers = await openLoop(url, capacity * times, seconds);
    loads.push({ times, answers, health: await endProbe() });
  }
  const before = mostMemoryMb(pid);
  const answered = await pipeline(url, pipelined);
  const memoryMb = { before, after: mostMemoryMb(pid) };
  return { capacity, loads, pipelined: answered, memoryMb };
}

async function pipeline(url: string, count: number): Promise<Record<string, number>> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const get = "GET / HTTP/1.1\r\nhost: a\r\n";
  socket.write(`${`${get}\r\n`.repeat(count - 1)}${get}connection: close\r\n\r\n`);
  const statuses: Record<string, number> = {};
  for (const [, status = ""] of (await text(socket)).matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

/** What of the promise did not hold, in words. */
export function brokenBy({ capacity, loads, pipelined }: Overload, sent: number): string[] {
  const all = Object.values(pipelined).reduce((sum, each) => sum + each, 0);
  return [
    ...loads.flatMap((load) => {
      const { times, answers, health } = load;
      const others = Object.keys(answers.statuses).filter((one) => !["200", "503"].includes(one));
      const share = goodput(load) / capacity;
      const unwell = Object.keys(health.statuses).filter((one) => one !== "200");
      return [
        ...others.map((status) => `at ${times} times the load it answered ${status}`),
        ...(answers.silent > 0 ? [`${answers.silent} refusals do not say when to come again`] : []),
        ...(share < LEAST_GOODPUT && times > 1
          ? [`at ${times} times the load ${Math.round(share * 100)} % of the capacity is answered`]
          : []),
        ...unwell.map((status) => `the health check was answered ${status}`),
        ...(health.slowest.good > MOST_HEALTH_MS
          ? [`the health check took ${Math.round(health.slowest.good)} ms`]
          : []),
      ];
    }),
    ...(all === sent ? [] : [`${all} of ${sent} requests without a pause were answered`]),
  ];
}
