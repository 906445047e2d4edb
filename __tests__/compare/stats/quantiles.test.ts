import { histogramOf } from "../../../compare/stats/histogram";
import { quantileOf } from "../../../compare/stats/quantiles";
import { exponential, normal, type Random, seeded } from "../../../compare/stats/random";
import { intervalRanks } from "../../../compare/stats/ranks";

test.each([
  [0.95, 72],
  [0.99, 368],
  [0.999, 3688],
])("a two-sided 95 %% interval of quantile %d exists from %d samples on", (q, needed) => {
  expect(intervalRanks(needed - 1, q, 0.95)).toBeUndefined();
  expect(intervalRanks(needed, q, 0.95)).toMatchObject({ high: needed });
});

test("below that it says how many there are, in place of a number", () => {
  expect(quantileOf(histogramOf([1, 2, 3]), 0.95)).toEqual({
    kind: "too few samples",
    q: 0.95,
    has: 3,
  });
});

/** Textbook case: the median of 10 samples lies between the 2nd and the 9th with 97.9 %. */
test("the ranks are those of the binomial distribution", () => {
  expect(intervalRanks(10, 0.5, 0.95)).toEqual({ low: 2, high: 9 });
  expect(intervalRanks(100, 0.5, 0.95)).toEqual({ low: 40, high: 61 });
});

interface Case {
  readonly name: string;
  readonly draw: (random: Random) => number;
  readonly trueQuantile: (q: number) => number;
}

const probit = { 0.5: 0, 0.95: 1.644854, 0.99: 2.326348 };
const cases: readonly Case[] = [
  {
    name: "exponential",
    draw: (random) => exponential(random, 20),
    trueQuantile: (q) => -20 * Math.log(1 - q),
  },
  {
    name: "lognormal",
    draw: (random) => Math.exp(3 + 0.6 * normal(random)),
    trueQuantile: (q) => Math.exp(3 + 0.6 * probit[q as keyof typeof probit]),
  },
];

const sizes = [
  { q: 0.5, count: 60 },
  { q: 0.95, count: 400 },
  { q: 0.99, count: 800 },
];

test.each(cases.flatMap((each) => sizes.map((size) => ({ ...each, ...size }))))(
  "of 1,000 intervals of quantile $q of $count $name samples at least 940 hold the true value",
  ({ draw, trueQuantile, q, count }) => {
    const random = seeded(20_261_122);
    let held = 0;
    for (let run = 0; run < 1000; run += 1) {
      const found = quantileOf(histogramOf(Array.from({ length: count }, () => draw(random))), q);
      const truth = trueQuantile(q);
      // A bucket's lower end stands for the bucket: one part in a thousand.
      if (found.kind === "estimate" && found.low <= truth && truth <= found.high * 1.001) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(940);
  },
  120_000,
);
