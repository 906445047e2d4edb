import { decideAll } from "../../../compare/stats/decision";
import { integer, normal, type Random, seeded } from "../../../compare/stats/random";
import { type Block, measures } from "../../../compare/stats/resample";

/** One side of a block: latencies, failures at infinity. */
type Draw = (random: Random, count: number, level: number) => readonly number[];

const side = (latencies: readonly number[]) => ({
  answered: latencies.filter(Number.isFinite),
  failed: latencies.filter((ms) => !Number.isFinite(ms)).length,
});

/** Blocks as a noisy machine gives them: each has a level of its own, which both sides share. */
function blocksOf(
  random: Random,
  a: Draw,
  b: Draw,
  { blocks = 40, each = 40, placement = 0 } = {},
) {
  return Array.from({ length: blocks }, (): Block => {
    const level = 20 * Math.exp(0.2 * normal(random));
    return { placement, a: side(a(random, each, level)), b: side(b(random, each, level)) };
  });
}

/** Lognormal; each side of a block has a little of its own. */
const noisy =
  (factor = 1): Draw =>
  (random, count, level) => {
    const own = factor * level * Math.exp(0.02 * normal(random));
    return Array.from({ length: count }, () => own * Math.exp(0.25 * normal(random)));
  };
const clustered: Draw = (random, count, level) => {
  const slow = random() < 0.2 ? integer(random, count) : count;
  return Array.from(
    { length: count },
    (_, index) =>
      (index >= slow && index < slow + 10 ? 300 : level) * Math.exp(0.1 * normal(random)),
  );
};
const coldStarts: Draw = (random, count, level) =>
  Array.from({ length: count }, () =>
    random() < 0.05 ? 730 + 20 * normal(random) : level * Math.exp(0.1 * normal(random)),
  );
const failing: Draw = (random, count, level) =>
  noisy()(random, count, level).map((ms) => (random() < 0.02 ? Number.POSITIVE_INFINITY : ms));

const by = (decisions: ReturnType<typeof decideAll>[number] | undefined, measure: string) => {
  const found = decisions?.find((each) => each.measure === measure);
  if (!found) throw new Error(`there is no ${measure}`);
  return found;
};

test.each([
  ["noise of their own", noisy()],
  ["slow requests in clusters", clustered],
  ["5 % cold starts", coldStarts],
  ["2 % failures", failing],
])(
  "rule 8: of 40 runs of equal targets at three rates with %s at most 5 claim anything",
  (_, draw) => {
    const random = seeded(43);
    let claimed = 0;
    for (let run = 0; run < 40; run += 1) {
      const rates = [20, 30, 40].map((each) => blocksOf(random, draw, draw, { each }));
      const decisions = decideAll(rates, run).flat();
      expect(decisions).toHaveLength(3 * measures.length);
      if (decisions.some(({ lower }) => lower !== "neither")) claimed += 1;
    }
    expect(claimed).toBeLessThanOrEqual(5);
  },
);

test.each([
  ["p50", 40],
  ["p95", 40],
  ["p50", 60],
] as const)(
  "rule 7: the interval of a difference at %s over %d blocks covers at least 92 of 100",
  (measure, blocks) => {
    const random = seeded(7);
    const runs = 100;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const found = by(
        decideAll([blocksOf(random, noisy(1.1), noisy(), { blocks, each: 20 })], run)[0],
        measure,
      );
      // Every quantile of one side is 1.1 times the other's: the one relative difference known exactly.
      if (found.relative.low <= 0.1 && 0.1 <= found.relative.high) held += 1;
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.92);
  },
);

test("rule 7: fewer than 40 blocks decide nothing", () => {
  const [decisions] = decideAll([blocksOf(seeded(1), noisy(2), noisy(), { blocks: 39 })], 1);
  expect(decisions?.map(({ tooFew, lower }) => [tooFew, lower])).toEqual(
    measures.map(() => [{ what: "blocks", has: 39 }, "neither"]),
  );
});

test("rule 7: placements are drawn first: equal backends whose placements spread by 3 % stay equal", () => {
  const random = seeded(5);
  let [alone, together] = [0, 0];
  for (let run = 0; run < 20; run += 1) {
    const all = Array.from({ length: 6 }, (_, placement) => {
      const spread = (): Draw => noisy(Math.exp(0.03 * normal(random)));
      return blocksOf(random, spread(), spread(), { placement });
    });
    const claims = (blocks: readonly Block[]): boolean =>
      (decideAll([blocks], run)[0] ?? []).some(({ lower }) => lower !== "neither");
    if (claims((all[0] ?? []).map((each) => ({ ...each, placement: 0 })))) alone += 1;
    if (claims(all.flat())) together += 1;
  }
  expect(alone).toBeGreaterThan(5);
  expect(together).toBeLessThanOrEqual(3);
});

test("rule 5: errors count: what fails fast is the slower one in every quantile that it reaches", () => {
  const fast503: Draw = (random, count, level) =>
    noisy()(random, count, level).map((ms) => (random() < 0.42 ? Number.POSITIVE_INFINITY : ms));
  const [decisions] = decideAll([blocksOf(seeded(3), fast503, noisy())], 3);
  expect(by(decisions, "p50").lower).toBe("b");
  expect(by(decisions, "p95")).toMatchObject({ a: Number.POSITIVE_INFINITY, lower: "b" });
  expect(by(decisions, "errors")).toMatchObject({ lower: "b", matters: true });
  expect(by(decisions, "errors").a).toBeCloseTo(0.42, 1);
});

test("rule 5: over placements too, what was never answered leaves the other claims as sure as they are", () => {
  const half: Draw = (random, count, level) =>
    noisy()(random, count, level).map((ms) => (random() < 0.5 ? Number.POSITIVE_INFINITY : ms));
  const random = seeded(8);
  const blocks = [0, 1, 2, 3].flatMap((placement) =>
    blocksOf(random, half, noisy(), { placement }),
  );
  const [decisions = []] = decideAll([blocks], 1);
  expect(decisions.map(({ p }) => p).filter(Number.isNaN)).toEqual([]);
  expect(by(decisions, "errors")).toMatchObject({ lower: "b", matters: true });
  expect(by(decisions, "p99")).toMatchObject({
    a: Number.POSITIVE_INFINITY,
    b: expect.any(Number),
  });
});

test("rule 5: a side that was sent nothing has no error rate, and not a good one", () => {
  const nothing = { answered: [], failed: 0 };
  const blocks = Array.from({ length: 40 }, () => ({ placement: 0, a: nothing, b: side([20]) }));
  const [decisions] = decideAll([blocks], 1);
  expect(by(decisions, "errors")).toMatchObject({ a: Number.NaN, b: 0, lower: "neither" });
});

test("rule 5: where nothing failed, what may still fail is told, and not that nothing can", () => {
  const [decisions] = decideAll([blocksOf(seeded(3), noisy(), noisy())], 3);
  const { difference, floor, lower } = by(decisions, "errors");
  expect(lower).toBe("neither");
  expect(difference).toEqual({ value: 0, low: -floor, high: floor });
  expect(floor).toBeGreaterThan(0);
});

test("rule 6: all requests decide: 5 % cold starts make the slower p99", () => {
  const [decisions] = decideAll([blocksOf(seeded(3), coldStarts, noisy(), { each: 80 })], 3);
  expect(by(decisions, "p99")).toMatchObject({ lower: "b", matters: true });
  expect(by(decisions, "p99").a).toBeGreaterThan(600);
});

test("rule 8: what is different by less than 1 ms or 2 % does not matter", () => {
  const steady: (ms: number) => Draw = (ms) => (random, count) =>
    Array.from({ length: count }, () => ms + 0.05 * normal(random));
  const at = (a: number, b: number) =>
    by(decideAll([blocksOf(seeded(1), steady(a), steady(b))], 1)[0], "p50");
  expect(at(10.7, 10)).toMatchObject({ lower: "b", matters: false });
  expect(at(1012, 1000)).toMatchObject({ lower: "b", matters: false });
  expect(at(11.5, 10)).toMatchObject({ lower: "b", matters: true });
});

test("rule 4: the detection floor is what four of five such runs find", () => {
  const random = seeded(11);
  const [first] = decideAll([blocksOf(random, noisy(), noisy(), { each: 20 })], 1);
  // Of p50 alone, which is 20 ms.
  const factor = 1 + by(first, "p50").floor / 20;
  let found = 0;
  for (let run = 0; run < 40; run += 1) {
    const [decisions] = decideAll([blocksOf(random, noisy(factor), noisy(), { each: 20 })], run);
    if (by(decisions, "p50").lower === "b") found += 1;
  }
  expect(found).toBeGreaterThanOrEqual(24);
  expect(found).toBeLessThanOrEqual(39);
});
