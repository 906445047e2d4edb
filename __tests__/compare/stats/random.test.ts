import { proportion } from "../../../compare/stats/proportion";
import { exponential, integer, seeded, shuffled } from "../../../compare/stats/random";

test("a seed gives its sequence again, and another seed another one", () => {
  const take = (seed: number): number[] => Array.from({ length: 5 }, seeded(seed));
  expect(take(1)).toEqual(take(1));
  expect(take(1)).not.toEqual(take(2));
});

test("numbers are spread evenly: each tenth gets its share", () => {
  const random = seeded(5);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 100_000; draw += 1) {
    const tenth = integer(random, 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("exponential variates have the mean asked for", () => {
  const random = seeded(6);
  const draws = Array.from({ length: 100_000 }, () => exponential(random, 25));
  expect(draws.reduce((sum, each) => sum + each, 0) / draws.length).toBeCloseTo(25, 0);
});

test("shuffling keeps every item", () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const once = shuffled(seeded(9), items);
  expect(once).not.toEqual(items);
  expect([...once].sort((a, b) => a - b)).toEqual(items);
});

test("a share's interval is Wilson's, also when nothing was seen", () => {
  expect(proportion(0, 100)).toMatchObject({ value: 0, low: 0 });
  expect(proportion(2400, 2400)).toMatchObject({ value: 1, high: 1 });
  expect(proportion(0, 100).high).toBeCloseTo(0.037, 3);
  expect(proportion(50, 100).low).toBeCloseTo(0.4038, 3);
  expect(proportion(50, 100).high).toBeCloseTo(0.5962, 3);
});
