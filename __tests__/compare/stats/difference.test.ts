import { type Block, differences } from "../../../compare/stats/bootstrap";
import { aaCheck, decide } from "../../../compare/stats/decision";
import { normal, type Random, seeded } from "../../../compare/stats/random";

/**
 * Blocks as a noisy machine gives them: latencies are lognormal, and each block has a level of its own
 * which both sides share, and a little of its own on either side.
 */
function blocksOf(random: Random, count: number, each: number, slowdown = 1): Block[] {
  const side = (level: number, factor: number): number[] => {
    const own = Math.exp(0.02 * normal(random));
    return Array.from(
      { length: each },
      () => factor * level * own * Math.exp(0.25 * normal(random)),
    );
  };
  return Array.from({ length: count }, () => {
    const level = 20 * Math.exp(0.2 * normal(random));
    return { a: side(level, slowdown), b: side(level, 1) };
  });
}

test.each([
  { q: 0.5, blocks: 40 },
  { q: 0.95, blocks: 40 },
  { q: 0.5, blocks: 60 },
])(
  "95 %% intervals of a difference at quantile $q over $blocks blocks cover 91 to 98 %%",
  ({ q, blocks }) => {
    const random = seeded(7);
    const runs = 400;
    // Every quantile of `a` is 1.1 times that of `b`: the one relative difference that is known exactly.
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const [found] = differences(blocksOf(random, blocks, 20, 1.1), {
        quantiles: [q],
        random,
        confidence: 0.95,
        resamples: 300,
      });
      if (found !== undefined && found.relative.low <= 0.1 && 0.1 <= found.relative.high) held += 1;
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.91);
    expect(held / runs).toBeLessThanOrEqual(0.98);
  },
  120_000,
);

test("the same target against itself is no difference in at least 88 of 100 runs", () => {
  const random = seeded(43);
  const passed = Array.from({ length: 100 }, (_, run) =>
    aaCheck(blocksOf(random, 40, 20), run).every((each) => each.kind === "no difference"),
  ).filter(Boolean);
  expect(passed.length).toBeGreaterThanOrEqual(88);
}, 120_000);

test("fewer than 40 blocks give no decision", () => {
  const blocks = blocksOf(seeded(1), 39, 20);
  expect(decide(blocks, [0.5], 1)).toEqual([{ kind: "too few blocks", q: 0.5, has: 39 }]);
});

test("which side is the faster one, and by how much", () => {
  const [decision] = decide(blocksOf(seeded(3), 40, 50, 2), [0.5], 3);
  if (decision?.kind !== "b is faster") throw new Error(`not ${decision?.kind}`);
  expect(decision.by.relative.value).toBeCloseTo(1, 1);
  expect(decision.by.milliseconds.low).toBeGreaterThan(15);
});
