import { poisson } from "../../../compare/load/arrivals";
import { clustered, designEffect, proportion } from "../../../compare/stats/proportion";
import { seeded } from "../../../compare/stats/random";

const rounds = 1000;

/** Which share of intervals holds the truth where events come so many at once, in 40 blocks. */
function held(share: number, of: number, atOnce: number): { plain: number; aware: number } {
  const random = seeded(7);
  const holds = ({ low, high }: { low: number; high: number }) => low <= share && share <= high;
  let [plain, aware] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const units = Array.from({ length: 40 }, () => ({
      successes: Math.min(of / 40, atOnce * poisson(random, (of * share) / 40 / atOnce, 1).length),
      of: of / 40,
    }));
    const successes = units.reduce((sum, each) => sum + each.successes, 0);
    if (holds(proportion(successes, of))) plain += 1 / rounds;
    if (holds(clustered(successes, of, designEffect(units)))) aware += 1 / rounds;
  }
  return { plain, aware };
}

test.each([
  { share: 0.01, of: 2400, atOnce: 1 },
  { share: 0.01, of: 2400, atOnce: 4 },
  { share: 0.01, of: 7200, atOnce: 10 },
  { share: 0.05, of: 2400, atOnce: 10 },
])(
  "an interval of $share of $of, $atOnce at once, holds the truth in 92 of 100 and more",
  (made) => {
    const { plain, aware } = held(made.share, made.of, made.atOnce);
    expect(aware).toBeGreaterThan(0.92);
    // What it is for: independent draws would have it far too narrow.
    if (made.atOnce > 1) expect(plain).toBeLessThan(0.75);
  },
);

test("of none, all or a single unit nothing is known of clusters", () => {
  const of = (successes: number) => ({ successes, of: 10 });
  expect(designEffect([of(0), of(0)])).toBe(1);
  expect(designEffect([of(10), of(10)])).toBe(1);
  expect(designEffect([of(3)])).toBe(1);
  expect(designEffect([])).toBe(1);
});
