import { interleaved } from "../../../compare/load/interleave";
import { planOf, profileNames, secondsOf } from "../../../compare/phases/plan";
import { blocksNeeded } from "../../../compare/stats/decision";
import { seeded } from "../../../compare/stats/random";
import { intervalRanks } from "../../../compare/stats/ranks";

test.each(profileNames)(
  "profile %s has blocks enough for differences and samples for p99",
  (profile) => {
    const { steady, aa } = planOf({ profile, seed: 1 });
    expect(steady.blocks).toBeGreaterThanOrEqual(blocksNeeded);
    expect(aa.blocks).toBeGreaterThanOrEqual(blocksNeeded);
    const samples = Math.max(...steady.rates) * steady.segmentSeconds * steady.blocks;
    expect(intervalRanks(samples, 0.99, 0.95)).toBeDefined();
  },
);

test("rates and duration replace the profile's; the duration is shared out over the blocks", () => {
  const plan = planOf({ profile: "quick", seed: 1, rates: [7], duration: 80 });
  expect(plan.steady).toMatchObject({ rates: [7], blocks: 40, segmentSeconds: 2 });
  expect(secondsOf(plan).steady).toBeGreaterThan(160);
});

test("blocks come as A B B A or B A A B, with each rate's blocks complete, in a drawn order", () => {
  const segments = interleaved(seeded(4), ["a", "b"], [10, 20], 40);
  expect(segments).toHaveLength(2 * 2 * 40);
  const orders = new Set<string>();
  for (let index = 0; index < segments.length; index += 4) {
    const four = segments.slice(index, index + 4);
    orders.add(four.map((each) => each.target).join(""));
    expect(new Set(four.map((each) => each.rate)).size).toBe(1);
    expect(four[0]?.block).toBe(four[1]?.block);
    expect(four[2]?.block).toBe(four[3]?.block);
  }
  expect([...orders].sort()).toEqual(["abba", "baab"]);
  const blocksOf10 = segments.filter((each) => each.rate === 10 && each.target === "a");
  expect(new Set(blocksOf10.map((each) => each.block)).size).toBe(40);
  expect(segments.slice(0, 80).some((each) => each.rate === 20)).toBe(true);
});

test("the objective is the scenario's, where it has one", () => {
  expect(planOf({ profile: "quick", seed: 1 }).step.objectiveMs).toBe(250);
  expect(planOf({ profile: "quick", seed: 1 }, 90).step.objectiveMs).toBe(90);
});
