import { line } from "../../../../compare/adversaries/model/line";

const evenly = (perSecond: number, seconds: number): number[] =>
  Array.from({ length: perSecond * seconds }, (_, index) => (index * 1000) / perSecond);

test("whoever is free first serves; without one it is waited for", () => {
  const turn = line({ count: 2 });
  expect(turn(0, 100)).toEqual({ worker: 0, startMs: 0 });
  expect(turn(10, 100)).toEqual({ worker: 1, startMs: 10 });
  expect(turn(20, 100)).toEqual({ worker: 0, startMs: 100 });
  expect(turn(30, 100)).toEqual({ worker: 1, startMs: 110 });
  expect(turn(500, 100)).toEqual({ worker: 0, startMs: 500 });
});

test("beyond its knee a line grows without end, below it stays", () => {
  const waits = (perSecond: number): number[] => {
    const turn = line({ count: 3 });
    return evenly(perSecond, 60).map((at) => turn(at, 100).startMs - at);
  };
  expect(Math.max(...waits(29))).toBeLessThan(100);
  expect(waits(40).at(-1)).toBeGreaterThan(10_000);
});

test("a scaler adds a worker at a time, to its most, and takes them back", () => {
  const turn = line({ count: 1, scaling: { everyMs: 10_000, most: 4 } });
  const busy = evenly(50, 100).map((at) => turn(at, 50).worker);
  const workersIn = (second: number): number =>
    new Set(busy.slice(50 * second, 50 * (second + 10))).size;
  expect([0, 10, 20, 30, 90].map(workersIn)).toEqual([1, 2, 3, 4, 4]);
  const calm = evenly(2, 100).map((at) => turn(200_000 + at, 50).worker);
  expect(new Set(calm.slice(-20))).toEqual(new Set([0]));
});
