import { type CostInputs, exampleInputs } from "../../../compare/cost";
import { breakEven } from "../../../compare/cost/break-even";
import { assumedCase, type CostCase, withMeasured, withValue } from "../../../compare/cost/case";
import { costAt } from "../../../compare/cost/curves";
import { drawnInputs } from "../../../compare/cost/draws";
import { leverOf, levers } from "../../../compare/cost/levers";
import { monthlyCost } from "../../../compare/cost/monthly";
import { breakEvenInterval, requestsAt } from "../../../compare/cost/sensitivity";
import { pricesOf } from "../../../compare/prices";
import { meanEstimate } from "../../../compare/stats/bootstrap";
import { histogramOf } from "../../../compare/stats/histogram";
import { meanWithin } from "../../../compare/stats/mean";
import { proportion } from "../../../compare/stats/proportion";
import { exponential, normal, type Random, seeded } from "../../../compare/stats/random";

const prices = pricesOf("us-east-1");
const worlds = 150;

/** All that is not measured is known: the intervals rest on the measurements alone. */
const known = (inputs: CostInputs): CostCase =>
  levers.reduce(
    (cost, lever) => withValue(cost, lever.name, lever.get(inputs), "chosen"),
    assumedCase(inputs),
  );

/** A world, and what a measurement of it would say: 200 warm times, 2,000 requests, its start-ups. */
function measuredWorld(random: Random): { truth: CostInputs; cost: CostCase } {
  const warm = 0.01 * 10 ** random();
  const rate = 0.001 * 10 ** random();
  const init = 0.2 + 0.4 * random();
  const truth = [
    ["warmSeconds", warm],
    ["coldRate", rate],
    ["initSeconds", init],
  ] as const;
  const settings = { random, confidence: 0.95, resamples: 300 };
  const cold = Array.from({ length: 2000 }, () => random() < rate).filter(Boolean).length;
  const starts = Array.from({ length: Math.max(cold, 5) }, () => init + 0.05 * normal(random));
  const times = Array.from({ length: 200 }, () => 0.4 * warm + exponential(random, 0.6 * warm));
  let cost = known(exampleInputs);
  const { value, low, high } = meanWithin(histogramOf(times.map((time) => 1000 * time)), 1);
  const measured = { value: value / 1000, low: low / 1000, high: high / 1000 };
  cost = withMeasured(cost, "warmSeconds", measured);
  cost = withMeasured(cost, "coldRate", proportion(cold, 2000));
  cost = withMeasured(cost, "initSeconds", meanEstimate(starts, settings));
  return {
    truth: truth.reduce((all, [name, value]) => leverOf(name).set(all, value), exampleInputs),
    cost,
  };
}

/** Of so many worlds, in how many the interval held the truth. */
const held = (hits: readonly boolean[]): number => hits.filter(Boolean).length / hits.length;

test("intervals of what was measured hold the true break-even and the true bill 95 times in 100", () => {
  const random = seeded(7);
  const hits = Array.from({ length: worlds }, () => {
    const { truth, cost } = measuredWorld(random);
    const at = requestsAt(breakEven(truth, prices));
    const interval = breakEvenInterval(cost, prices);
    const usd = costAt(truth, prices, 1e7).functions;
    const { functions } = monthlyCost(cost, prices, 1e7);
    return [
      interval.low <= at && at <= interval.high,
      functions.low <= usd && usd <= functions.high,
    ];
  });
  // Two standard errors of 150 worlds below 0.95.
  expect(held(hits.map(([first = false]) => first))).toBeGreaterThan(0.914);
  expect(held(hits.map(([, second = false]) => second))).toBeGreaterThan(0.914);
});

test("where the assumed lies anywhere in its range, the intervals hold it 95 times in 100", () => {
  const cost = assumedCase(exampleInputs);
  const interval = breakEvenInterval(cost, prices, 1);
  const { containers, difference } = monthlyCost(cost, prices, 1e7);
  const hits = drawnInputs(cost, 2000, 99).map((truth) => {
    const at = requestsAt(breakEven(truth, prices));
    const bill = costAt(truth, prices, 1e7);
    return [
      interval.low <= at && at <= interval.high,
      containers.low <= bill.containers && bill.containers <= containers.high,
      difference.low <= bill.functions - bill.containers &&
        bill.functions - bill.containers <= difference.high,
    ];
  });
  for (const which of [0, 1, 2]) {
    expect(held(hits.map((each) => each[which] ?? false))).toBeGreaterThan(0.93);
  }
});

test("a bill that cannot be told apart names no cheaper one", () => {
  const cost = assumedCase(exampleInputs);
  const at = requestsAt(breakEven(exampleInputs, prices));
  expect(monthlyCost(cost, prices, at).cheaper).toBeUndefined();
  expect(monthlyCost(cost, prices, at / 20).cheaper).toBe("functions");
  expect(monthlyCost(cost, prices, at * 20).cheaper).toBe("containers");
});
