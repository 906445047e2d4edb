import { exampleInputs, functionsCost, managedCost } from "../../../compare/cost";
import { breakEven, withRequests } from "../../../compare/cost/break-even";
import { assumedCase } from "../../../compare/cost/case";
import { defaultInputs } from "../../../compare/cost/deployed-case";
import type { CostInputs } from "../../../compare/cost/inputs";
import { withSettings } from "../../../compare/cost/set";
import { hoursOf } from "../../../compare/cost/shapes";
import { tracesOf } from "../../../compare/cost/traces";
import { poisson } from "../../../compare/load/arrivals";
import { pricesOf } from "../../../compare/prices";
import { seeded } from "../../../compare/stats/random";

const prices = pricesOf("us-east-1");
const month = 730 * 3600;
const usual = { tracedPerSecond: 1, tracedShare: 0.05 };
const traced = (inputs: CostInputs): CostInputs => ({
  ...inputs,
  functions: { ...inputs.functions, ...usual },
});
const line = (inputs: CostInputs): number =>
  functionsCost(inputs, prices).find(({ component }) => component === "X-Ray traces")?.usd ?? 0;

test("the first request of each second is recorded, so that of a small load almost all are", () => {
  // By hand: at 0.3805 a second, 0.3165 seconds of one hold a request, and 5 % of the rest.
  expect(tracesOf(1e6, usual, hoursOf("flat", 1))).toBeCloseTo(840_155, -1);
  expect(line(withRequests(traced(exampleInputs), 1e6))).toBeCloseTo(4.2, 2);
  // Far above one a second: one of each, and 5 % of the others.
  const many = 1e9;
  expect(tracesOf(many, usual, hoursOf("flat", 1))).toBeCloseTo(month + 0.05 * (many - month), -2);
});

test("a chance simulation records as many", () => {
  const [rate, seconds, random] = [1.7, 200_000, seeded(1)];
  let [second, count, kept] = [-1, 0, 0];
  for (const at of poisson(random, rate, seconds)) {
    count = Math.floor(at / 1000) === second ? count + 1 : 1;
    second = Math.floor(at / 1000);
    if (count <= 2 || random() < 0.1) kept += 1;
  }
  const rule = { tracedPerSecond: 2, tracedShare: 0.1 };
  const told = tracesOf(rate * month, rule, hoursOf("flat", 1)) / month;
  expect(Math.abs(kept / seconds / told - 1)).toBeLessThan(0.01);
});

test.each([
  ["flat", 1],
  ["day", 2],
  ["week", 4],
] as const)(
  "a %s load's bill is the curve's, within a thousandth, from 1 to 100 billion",
  (shape, peakToMean) => {
    const inputs = traced({
      ...exampleInputs,
      workload: { ...exampleInputs.workload, shape, peakToMean },
    });
    for (let power = 0; power <= 11; power += 0.0137) {
      const requests = 10 ** power;
      const curve = tracesOf(requests, usual, hoursOf(shape, peakToMean)) * 5e-6;
      expect(Math.abs(line(withRequests(inputs, requests)) / curve - 1)).toBeLessThan(0.001);
    }
  },
);

test("what is free of traces is free, and what comes after it is paid", () => {
  const free = { ...exampleInputs.discounts, freeTier: "always" as const };
  const inputs = { ...traced(exampleInputs), discounts: free };
  expect(line(withRequests(inputs, 100_000))).toBe(0);
  const traces = tracesOf(5e6, usual, hoursOf("flat", 1));
  expect(line(withRequests(inputs, 5e6)) / ((traces - 100_000) * 5e-6)).toBeCloseTo(1, 3);
});

test("as deployed by default with tracing the bills meet at 12.4 million, with 5 % alone later", () => {
  const met = (settings: readonly string[]): number => {
    const { inputs } = withSettings(assumedCase(defaultInputs), settings);
    const point = breakEven(inputs, prices);
    return point.kind === "at" ? point.requestsPerMonth / 1e6 : Number.NaN;
  };
  const flat = ["shape=flat"];
  expect(met([...flat, "tracedShare=5%", "tracedPerSecond=1"])).toBeCloseTo(12.4, 1);
  expect(met([...flat, "tracedShare=5%"])).toBeCloseTo(19.3, 0);
});

test("managed instances are traced as other functions are", () => {
  const bill = managedCost(withRequests(traced(exampleInputs), 1e6), prices);
  expect(bill.find(({ component }) => component === "X-Ray traces")?.usd).toBeCloseTo(4.2, 2);
});
