import { closedLoop } from "../../../bench/support/load/closed-loop";
import { inVirtualTime } from "../../../compare/adversaries/virtual/in-virtual-time";
import { poisson } from "../../../compare/load/arrivals";
import { type Client, noAnswer } from "../../../compare/load/client";
import { httpClient } from "../../../compare/load/http-client";
import { lagOf } from "../../../compare/load/lag";
import { openLoop } from "../../../compare/load/open-loop";
import { pause } from "../../../compare/load/pause";
import type { PlannedRequest } from "../../../compare/load/request";
import { latencyOf, type Sample } from "../../../compare/load/sample";
import { histogramOf } from "../../../compare/stats/histogram";
import { atRank } from "../../../compare/stats/quantiles";
import { exponential, seeded } from "../../../compare/stats/random";
import { rankOf } from "../../../compare/stats/ranks";
import { type Behaviour, fakeBackend } from "../../support/fake-backend";

const list: PlannedRequest = { route: "list", method: "GET", path: "/notes", headers: {} };
const never = new AbortController().signal;

/** What the generator says of a server of that behaviour. */
async function measured(
  behaviour: Behaviour,
  run: (client: ReturnType<typeof httpClient>) => Promise<Sample[]>,
): Promise<Sample[]> {
  const backend = await fakeBackend({ name: "containers", ...behaviour });
  const client = httpClient(backend.url);
  try {
    return await run(client);
  } finally {
    await client.close();
    await backend.close();
  }
}

const open = (rate: number, seconds: number) => (client: Client) =>
  openLoop({
    client,
    arrivals: poisson(seeded(3), rate, seconds),
    next: () => list,
    signal: never,
  });

const at = (times: readonly number[], q: number): number =>
  atRank(histogramOf(times), rankOf(times.length, q));

/** A client whose n-th answer (from 0) takes so many milliseconds of the clock's, and no more. */
function clientThat(delayMs: (request: number) => number): Client {
  let asked = 0;
  return {
    url: "http://virtual",
    async send() {
      const ms = delayMs(asked);
      asked += 1;
      await pause(ms);
      return { ...noAnswer(""), status: 200 };
    },
    close: async () => {},
  };
}

/** On a clock of its own, so that a busy machine makes nothing late. */
const onTheClock = (
  delayMs: (request: number) => number,
  run: (client: Client) => Promise<Sample[]>,
): Promise<Sample[]> => inVirtualTime(() => run(clientThat(delayMs)));

test("a server that always takes 30 ms is measured as that", async () => {
  const samples = await onTheClock(() => 30, open(60, 3));
  expect(samples.length).toBeGreaterThan(100);
  for (const { status, serviceMs, lagMs } of samples) {
    expect(status).toBe(200);
    expect(serviceMs).toBeCloseTo(30, 6);
    // What it waits by is late by some tenths of a millisecond.
    expect(lagMs).toBeGreaterThanOrEqual(0);
    expect(lagMs).toBeLessThan(0.5);
  }
});

test("exponential service times come out with their quantiles", async () => {
  const random = seeded(11);
  const delays = Array.from({ length: 400 }, () => exponential(random, 60));
  const samples = await onTheClock((request) => delays[request] ?? 0, open(100, 3));
  const served = samples.map((each) => each.serviceMs);
  const sent = delays.slice(0, samples.length);
  for (const q of [0.5, 0.9, 0.99]) expect(at(served, q)).toBeCloseTo(at(sent, q), 2);
});

/** For a second from its 40th request on, the server answers nothing. */
function stalling(): (request: number) => number {
  let stallEnd = 0;
  return (request) => {
    if (request === 40) stallEnd = performance.now() + 1000;
    return Math.max(2, stallEnd - performance.now());
  };
}

test("rule 1: a stall of 1 s is felt by all who come meanwhile; a closed loop hides it", async () => {
  const samples = await onTheClock(stalling(), open(50, 4));
  const late = samples.filter((each) => latencyOf(each) > 100).length;
  // 50 a second come during the second; those of its last tenth wait less than 100 ms.
  expect(late).toBeGreaterThanOrEqual(30);
  expect(at(samples.map(latencyOf), 0.95)).toBeGreaterThan(500);

  const closed = await onTheClock(stalling(), (client) =>
    closedLoop({ client, concurrency: 1, seconds: 3, next: () => list, signal: never }),
  );
  const service = closed.map((each) => each.serviceMs);
  expect(service.filter((ms) => ms > 500)).toHaveLength(1);
  expect(at(service, 0.95)).toBeCloseTo(2, 1);
});

test("latency counts from the intended start: a generator that is kept busy reports its own lag", async () => {
  const samples = await measured({}, async (client) => {
    const running = open(100, 1.5)(client);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const end = performance.now() + 400;
    while (performance.now() < end);
    return running;
  });
  const lag = lagOf(samples);
  expect(lag.max).toBeGreaterThan(250);
  expect(lag.void).toBe(true);
  const latest = samples.reduce((a, b) => (b.lagMs > a.lagMs ? b : a));
  expect(latencyOf(latest)).toBeGreaterThanOrEqual(latest.lagMs);
});

test("what gets no answer is a sample with status 0", async () => {
  const client = httpClient("http://127.0.0.1:1");
  const samples = await open(50, 0.2)(client);
  await client.close();
  expect(samples.length).toBeGreaterThan(0);
  expect(samples.every((each) => each.status === 0)).toBe(true);
});

test("once aborted, no more requests are started", async () => {
  const stop = new AbortController();
  const samples = await measured({}, (client) => {
    setTimeout(() => stop.abort(), 200);
    const arrivals = poisson(seeded(1), 50, 30);
    return openLoop({ client, arrivals, next: () => list, signal: stop.signal });
  });
  expect(samples.length).toBeLessThan(1000);
});

test("Poisson arrivals: the rate asked for, gaps as spread as they are long, ascending", () => {
  const times = poisson(seeded(8), 200, 100);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  expect(Math.abs(times.length - 20_000)).toBeLessThan(600);
  expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  expect(gaps.every((gap) => gap >= 0)).toBe(true);
});
