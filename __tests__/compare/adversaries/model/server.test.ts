import type { Behaviour } from "../../../../compare/adversaries/model/behaviour";
import { type Outcome, serverOf } from "../../../../compare/adversaries/model/server";
import { poisson } from "../../../../compare/load/arrivals";
import { seeded } from "../../../../compare/stats/random";

const constant: Behaviour = { service: { medianMs: 50, sigma: 0 } };

/** A quarter of an hour of 40 requests a second. */
const arrivals = poisson(seeded(1), 40, 900);
const outcomes = (behaviour: Behaviour, seed = 1): Outcome[] =>
  arrivals.map(serverOf(behaviour, seed));
const shareOf = (all: readonly Outcome[], is: (outcome: Outcome) => boolean): number =>
  all.filter(is).length / all.length;

test("the same seed makes the same server, another seed another", () => {
  const behaviour: Behaviour = {
    service: { medianMs: 50, sigma: 0.2 },
    cold: { share: 0.05, initMs: 700 },
    errors: { share: 0.1, status: 503, afterMs: 2 },
  };
  expect(outcomes(behaviour, 3)).toEqual(outcomes(behaviour, 3));
  expect(outcomes(behaviour, 4)).not.toEqual(outcomes(behaviour, 3));
});

test("a property that is added leaves the draws of the others as they were", () => {
  const base: Behaviour = { service: { medianMs: 50, sigma: 0.2 } };
  const more = outcomes({ ...base, errors: { share: 0.1, status: 503, afterMs: 2 } });
  const same = outcomes(base).filter((_, index) => more[index]?.status === 200);
  expect(more.filter(({ status }) => status === 200)).toEqual(
    same.map((each) => ({ ...each, sequence: expect.any(Number) })),
  );
});

test("of its median half are below, and of two modes each has its share and time", () => {
  const spread = outcomes({ service: { medianMs: 50, sigma: 0.3 } });
  expect(shareOf(spread, ({ afterMs }) => afterMs < 50)).toBeCloseTo(0.5, 1);
  const modes = outcomes({ ...constant, modes: [{ share: 0.2, medianMs: 130, sigma: 0 }] });
  expect(shareOf(modes, ({ afterMs }) => Math.abs(afterMs - 130) < 1e-6)).toBeCloseTo(0.2, 2);
  expect(shareOf(modes, ({ afterMs }) => Math.abs(afterMs - 50) < 1e-6)).toBeCloseTo(0.8, 2);
});

test("slow requests have their share, and follow each other", () => {
  const slow = outcomes({ ...constant, slow: { share: 0.02, addedMs: 200, run: 20 } });
  const isSlow = ({ afterMs }: Outcome): boolean => afterMs > 200;
  expect(shareOf(slow, isSlow)).toBeCloseTo(0.02, 2);
  const runs =
    slow
      .map((each) => (isSlow(each) ? "s" : "-"))
      .join("")
      .match(/s+/g) ?? [];
  expect(runs.length).toBeGreaterThan(20);
  // Two runs may touch each other; the last may be cut off.
  expect(runs.slice(0, -1).filter((run) => run.length % 20 !== 0)).toEqual([]);
});

test("in a stall everybody waits until its end, outside of it nobody", () => {
  const server = serverOf({ ...constant, stall: { everyMs: 20_000, forMs: 2000 } }, 1);
  const ends = new Set<number>();
  const waiting = arrivals.filter((at) => {
    const { afterMs } = server(at);
    if (afterMs > 50 + 1e-6) ends.add(Math.round((at + afterMs - 50) % 20_000));
    return afterMs > 50 + 1e-6;
  });
  expect(waiting.length / arrivals.length).toBeCloseTo(0.1, 2);
  expect(ends.size).toBe(1);
});

test("errors, resets, silence and wrong answers have their share", () => {
  const failing = outcomes({ ...constant, errors: { share: 0.42, status: 503, afterMs: 2 } });
  expect(shareOf(failing, ({ status }) => status === 503)).toBeCloseTo(0.42, 2);
  expect(failing.find(({ status }) => status === 503)?.afterMs).toBe(2);
  for (const how of ["reset", "silence"] as const) {
    const lost = outcomes({ ...constant, lost: { share: 0.02, how, afterMs: 5 } });
    expect(shareOf(lost, (each) => each.how === how && each.status === 0)).toBeCloseTo(0.02, 2);
  }
  const wrong = outcomes({ ...constant, wrong: { share: 0.02, status: 200, body: "{}" } });
  expect(shareOf(wrong, ({ body }) => body === "{}")).toBeCloseTo(0.02, 2);
});

test("a cold request is the first of its instance and waits for its start; all others are later ones", () => {
  const cold = outcomes({ ...constant, cold: { share: 0.05, initMs: 700 } });
  const first = cold.filter(({ sequence }) => sequence === 1);
  expect(first.length / cold.length).toBeCloseTo(0.05, 2);
  expect(new Set(first.map(({ instance }) => instance)).size).toBe(first.length);
  expect(cold.filter(({ sequence, afterMs }) => (sequence === 1) !== afterMs > 749)).toEqual([]);
});

test("a throttle lets its rate through, and its burst before", () => {
  const server = serverOf({ ...constant, throttle: { perSecond: 50, burst: 100 } }, 1);
  const statuses = Array.from({ length: 10_000 }, (_, index) => server(index * 10).status);
  const passed = statuses.filter((status) => status === 200).length;
  expect(passed).toBeGreaterThanOrEqual(50 * 100 + 99);
  expect(passed).toBeLessThanOrEqual(50 * 100 + 100);
  expect(statuses.slice(0, 100)).toEqual(Array(100).fill(200));
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
});

test("both sides drift at the same time, placements differ by their spread", () => {
  const drifting = { ...constant, drift: { everyMs: 100_000, share: 0.3 } };
  const [one, other] = [serverOf(drifting, 1), serverOf(drifting, 2)];
  for (const at of [0, 10_000, 25_000, 60_000]) {
    expect(one(at).afterMs).toBeCloseTo(other(at).afterMs);
  }
  expect(serverOf(drifting, 1)(25_000).afterMs).toBeCloseTo(65);
  const speeds = Array.from(
    { length: 2000 },
    (_, seed) => serverOf({ ...constant, placementSpread: 0.03 }, seed)(0).afterMs / 50,
  );
  const mean = speeds.reduce((sum, each) => sum + each, 0) / speeds.length;
  const variance = speeds.reduce((sum, each) => sum + (each - mean) ** 2, 0) / speeds.length;
  expect(mean).toBeCloseTo(1, 2);
  expect(Math.sqrt(variance)).toBeCloseTo(0.03, 2);
});
