import { blockQuantiles } from "../../../compare/stats/block-quantiles";
import { integer, normal, type Random, seeded } from "../../../compare/stats/random";
import { intervalRanks } from "../../../compare/stats/ranks";

test.each([
  [0.95, 72],
  [0.99, 368],
  [0.999, 3688],
])("a two-sided 95 %% interval of quantile %d exists from %d samples on", (q, needed) => {
  expect(intervalRanks(needed - 1, q, 0.95)).toBeUndefined();
  expect(intervalRanks(needed, q, 0.95)).toMatchObject({ high: needed });
});

test("below that it says the value and how many there are, without an interval", () => {
  const sides = Array.from({ length: 3 }, (_, value) => ({
    placement: 0,
    answered: [value + 1],
    failed: 0,
  }));
  expect(blockQuantiles(sides, [0.95], 1)).toEqual([
    { kind: "too few samples", q: 0.95, value: 3, has: 3 },
  ]);
});

/** Textbook case: the median of 10 samples lies between the 2nd and the 9th with 97.9 %. */
test("the ranks are those of the binomial distribution", () => {
  expect(intervalRanks(10, 0.5, 0.95)).toEqual({ low: 2, high: 9 });
  expect(intervalRanks(100, 0.5, 0.95)).toEqual({ low: 40, high: 61 });
});

interface Case {
  readonly name: string;
  /** One block's latencies. */
  readonly block: (random: Random, count: number) => number[];
}

/** A stretch of the block is slow as one: independent samples would be 20 times as many. */
const clustered =
  (size: number) =>
  (random: Random, count: number): number[] => {
    const slow = random() < 0.25 ? integer(random, count) : count;
    return Array.from(
      { length: count },
      (_, index) =>
        (index >= slow && index < slow + size ? 200 : 20) * Math.exp(0.3 * normal(random)),
    );
  };
const cases: readonly Case[] = [
  {
    name: "independent",
    block: (random, count) =>
      Array.from({ length: count }, () => Math.exp(3 + 0.6 * normal(random))),
  },
  { name: "in clusters of 5", block: clustered(5) },
  { name: "in clusters of 20", block: clustered(20) },
];

test.each(
  cases.flatMap((each) =>
    [0.5, 0.95, 0.99].flatMap((q) => [10, 20, 60].map((size) => ({ ...each, q, size }))),
  ),
)(
  "rule 7: a quantile's interval comes from whole blocks: $q of 40 blocks of $size samples $name is covered",
  ({ block, q, size }) => {
    const random = seeded(20_261_122);
    const whole = Array.from({ length: 300_000 / size }, () => block(random, size))
      .flat()
      .sort((a, b) => a - b);
    const truth = whole[Math.ceil(q * whole.length) - 1] ?? Number.NaN;
    let held = 0;
    for (let run = 0; run < 100; run += 1) {
      const sides = Array.from({ length: 40 }, () => ({
        placement: 0,
        answered: block(random, size),
        failed: 0,
      }));
      const [found] = blockQuantiles(sides, [q], run);
      if (found?.kind === "estimate" && found.low <= truth && truth <= found.high) held += 1;
    }
    expect(held / 100).toBeGreaterThanOrEqual(0.9);
  },
  15_000,
);
