import { adversaries, plain } from "../../../compare/adversaries/adversaries";
import type { Adversary, Measure } from "../../../compare/adversaries/adversary";
import { isEqual } from "../../../compare/adversaries/judge";
import type { Behaviour } from "../../../compare/adversaries/model/behaviour";
import { type Fact, truthOf } from "../../../compare/adversaries/truth";

const against = (functions: Behaviour, containers = plain): Adversary => ({
  name: "",
  servers: { functions, containers },
  finds: [],
});

function fact(facts: readonly Fact[], measure: Measure): Fact {
  const found = facts.find((each) => each.measure === measure);
  if (found === undefined) throw new Error(`no ${measure}`);
  return found;
}

test("quantiles are those that the behaviour has by its formula", () => {
  const facts = truthOf(against(plain), 10);
  // 50 ms times e to the power of 0.2 times the normal quantile.
  expect(fact(facts, "p50").functions / 50).toBeCloseTo(1, 2);
  expect(fact(facts, "p95").functions / (50 * Math.exp(0.2 * 1.6449))).toBeCloseTo(1, 2);
  expect(fact(facts, "p99").functions / (50 * Math.exp(0.2 * 2.3263))).toBeCloseTo(1, 2);
});

test("3 % slower is 3 % at every quantile, exactly", () => {
  const slower = adversaries.find(({ name }) => name === "3 % slower") as Adversary;
  for (const measure of ["p50", "p95", "p99"] as const) {
    const { functions, containers } = fact(truthOf(slower, 10), measure);
    expect(functions / containers).toBeCloseTo(1.03, 9);
  }
});

test("two modes and the constant have equal means, and no equal quantile", () => {
  const modes = adversaries.find(({ name }) => name.startsWith("two modes")) as Adversary;
  const facts = truthOf(modes, 10);
  expect(0.8 * 30 + 0.2 * 130).toBeCloseTo(fact(facts, "p50").containers);
  expect(facts.slice(0, 3).map(({ functions }) => Math.round(functions))).toEqual([30, 130, 130]);
});

test("what fails is slower than anything", () => {
  const facts = truthOf(
    against({ ...plain, errors: { share: 0.42, status: 503, afterMs: 2 } }),
    10,
  );
  expect(fact(facts, "errors").functions).toBeCloseTo(0.42, 2);
  expect(fact(facts, "p50").functions).toBeGreaterThan(50);
  expect(fact(facts, "p95").functions).toBe(Number.POSITIVE_INFINITY);
});

test("a stall of 2 s a minute is felt by one in thirty, and makes the p99", () => {
  const facts = truthOf(against({ ...plain, stall: { everyMs: 60_000, forMs: 2000 } }), 10);
  // A thirtieth waits, from nothing to 2 s alike: a hundredth waits more than 1.4 s.
  expect(fact(facts, "p99").functions).toBeGreaterThan(1300);
  expect(fact(facts, "p99").functions).toBeLessThan(1600);
});

test("beyond its knee only the sign is known", () => {
  const knee: Behaviour = { service: { medianMs: 100, sigma: 0 }, workers: { count: 3 } };
  expect(truthOf(against(knee), 40).every(({ settled }) => settled)).toBe(false);
  expect(truthOf(against(knee), 20).every(({ settled }) => settled)).toBe(true);
});

test("placements are equal as a kind, and differ as deployments", () => {
  const spread = against({ ...plain, placementSpread: 0.03 }, { ...plain, placementSpread: 0.03 });
  expect(isEqual(truthOf(spread, 10))).toBe(true);
  expect(isEqual(truthOf(spread, 10, { functions: 4, containers: 5 }))).toBe(false);
});

test("each adversary has a name of its own, and what it must show is true", () => {
  expect(new Set(adversaries.map(({ name }) => name)).size).toBe(adversaries.length);
  for (const adversary of adversaries) {
    const facts = truthOf(adversary, 10);
    const same = adversary.finds.filter((measure) => {
      const { functions, containers } = fact(facts, measure);
      return functions === containers;
    });
    expect({ name: adversary.name, same }).toEqual({ name: adversary.name, same: [] });
    if (/^equal|on both|placements/.test(adversary.name)) expect(isEqual(facts)).toBe(true);
  }
});
