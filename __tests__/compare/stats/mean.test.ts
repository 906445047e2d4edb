import { histogramOf } from "../../../compare/stats/histogram";
import { meanWithin, timeEffect } from "../../../compare/stats/mean";
import { normal, seeded } from "../../../compare/stats/random";

/** How often the interval holds the true mean, where each of 40 blocks has a level of its own. */
function held(spread: number): { plain: number; aware: number } {
  const random = seeded(11);
  const [rounds, truth] = [500, 10];
  let [plain, aware] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const blocks = Array.from({ length: 40 }, () => {
      const level = truth + spread * normal(random);
      return Array.from({ length: 40 }, () => level + 2 * normal(random));
    });
    const holds = (effect: number): boolean => {
      const { low, high } = meanWithin(histogramOf(blocks.flat()), effect);
      return low <= truth && truth <= high;
    };
    if (holds(1)) plain += 1 / rounds;
    if (holds(timeEffect(blocks))) aware += 1 / rounds;
  }
  return { plain, aware };
}

test.each([0, 0.3, 1, 3])(
  "a mean of times whose blocks differ by %d ms lies within its interval in 92 of 100 and more",
  (spread) => {
    const { plain, aware } = held(spread);
    expect(aware).toBeGreaterThan(0.92);
    // What it is for.
    if (spread >= 1) expect(plain).toBeLessThan(0.5);
  },
);

test("a constant is certain, and of nothing and of one block nothing is known of clusters", () => {
  expect(meanWithin(histogramOf([8, 8, 8]), 1)).toEqual({ value: 8, low: 8, high: 8 });
  expect(timeEffect([])).toBe(1);
  expect(timeEffect([[1, 2, 3]])).toBe(1);
  expect(timeEffect([[], []])).toBe(1);
});
