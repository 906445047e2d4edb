import { closedLoop } from "../../../bench/support/load/closed-loop";
import { poisson } from "../../../compare/load/arrivals";
import { httpClient } from "../../../compare/load/http-client";
import { lagOf } from "../../../compare/load/lag";
import { openLoop } from "../../../compare/load/open-loop";
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

const open = (rate: number, seconds: number) => (client: ReturnType<typeof httpClient>) =>
  openLoop({
    client,
    arrivals: poisson(seeded(3), rate, seconds),
    next: () => list,
    signal: never,
  });

const at = (times: readonly number[], q: number): number =>
  atRank(histogramOf(times), rankOf(times.length, q));

test("a server that always takes 30 ms is measured as that: never less, and the median not much more", async () => {
  const samples = await measured({ delay: () => 30 }, open(60, 3));
  const service = samples.map((each) => each.serviceMs);
  expect(samples.every((each) => each.status === 200)).toBe(true);
  // setTimeout may fire a millisecond early.
  expect(Math.min(...service)).toBeGreaterThanOrEqual(28.5);
  expect(at(service, 0.5)).toBeLessThan(180);
});

test("exponential service times come out with their quantiles", async () => {
  const random = seeded(11);
  const delays = Array.from({ length: 400 }, () => exponential(random, 60));
  const samples = await measured({ delay: (request) => delays[request] ?? 0 }, open(100, 3));
  const sent = delays.slice(0, samples.length);
  for (const q of [0.5, 0.9]) {
    const [served, meant] = [
      at(
        samples.map((each) => each.serviceMs),
        q,
      ),
      at(sent, q),
    ];
    expect(served).toBeGreaterThanOrEqual(meant * 0.97 - 2);
    expect(served).toBeLessThan(meant * 1.3 + 150);
  }
});

/** For a second from its 40th request on, the server answers nothing. */
function stalling(): Behaviour {
  let stallEnd = 0;
  return {
    delay: (request) => {
      if (request === 40) stallEnd = performance.now() + 1000;
      return Math.max(2, stallEnd - performance.now());
    },
  };
}

test("a stall of 1 s is felt by all who come meanwhile; a closed loop hides it", async () => {
  const samples = await measured(stalling(), open(50, 4));
  const late = samples.filter((each) => latencyOf(each) > 100).length;
  // 50 a second come during the second; those of its last tenth wait less than 100 ms.
  expect(late).toBeGreaterThanOrEqual(30);
  expect(at(samples.map(latencyOf), 0.95)).toBeGreaterThan(500);

  const closed = await measured(stalling(), (client) =>
    closedLoop({ client, concurrency: 1, seconds: 3, next: () => list, signal: never }),
  );
  const felt = closed.filter((each) => each.serviceMs > 500).length;
  expect(felt).toBeGreaterThanOrEqual(1);
  expect(felt).toBeLessThanOrEqual(3);
  expect(
    at(
      closed.map((each) => each.serviceMs),
      0.95,
    ),
  ).toBeLessThan(500);
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
