import fc from "fast-check";
import { containersCost, exampleInputs, functionsCost, total } from "../../../compare/cost";
import { breakEven, difference, withRequests } from "../../../compare/cost/break-even";
import { assumedCase, rangeOf, withMeasured, withValue } from "../../../compare/cost/case";
import { choices } from "../../../compare/cost/choices";
import { defaultInputs } from "../../../compare/cost/deployed-case";
import { levers } from "../../../compare/cost/levers";
import { breakEvenInterval, moves, requestsAt, tornado } from "../../../compare/cost/sensitivity";
import { withSettings } from "../../../compare/cost/set";
import { pricesOf } from "../../../compare/prices";
import { rangeWords } from "../../../compare/report/charts/tornado";

const prices = pricesOf("us-east-1");
const volume = fc.double({ min: 1e3, max: 1e11, noNaN: true });
const example = assumedCase(exampleInputs);

test("more requests never cost less, on either side", () => {
  fc.assert(
    fc.property(volume, volume, (a, b) => {
      const [less, more] = [
        withRequests(exampleInputs, Math.min(a, b)),
        withRequests(exampleInputs, Math.max(a, b)),
      ];
      return (
        total(functionsCost(less, prices)) <= total(functionsCost(more, prices)) + 1e-6 &&
        total(containersCost(less, prices)) <= total(containersCost(more, prices)) + 1e-6
      );
    }),
  );
});

test("both bills are equal at the break-even, and functions are the cheaper ones below it", () => {
  const point = breakEven(exampleInputs, prices);
  if (point.kind !== "at") throw new Error("the example has a break-even");
  expect(difference(exampleInputs, prices, point.requestsPerMonth)).toBeCloseTo(0, 4);
  expect(point.cheaperBelow).toBe("functions");
  expect(difference(exampleInputs, prices, point.requestsPerMonth / 2)).toBeLessThan(0);
});

test("tasks that answer next to nothing never pay", () => {
  const slow = {
    ...exampleInputs,
    containers: { ...exampleInputs.containers, requestsPerSecondPerTask: 0.1 },
  };
  expect(breakEven(slow, prices)).toEqual({ kind: "never", cheaper: "functions" });
});

test("the tornado ranks every lever and every choice, the widest first, each with its source", () => {
  const swings = tornado(
    withMeasured(example, "warmSeconds", { value: 0.03, low: 0.028, high: 0.033 }),
    pricesOf,
  );
  expect(swings).toHaveLength(levers.length + choices.length);
  const widths = swings.map(({ low, high }) =>
    Number(Math.abs(Math.log(requestsAt(high.at) / requestsAt(low.at))).toFixed(9)),
  );
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  expect(swings.filter(({ source }) => source === "measured").map(({ name }) => name)).toEqual([
    "warmSeconds",
  ]);
});

test("what moves nothing is told apart: requests a task, the throttle, the third way's instances", () => {
  const still = tornado(example, pricesOf)
    .filter((swing) => !moves(swing))
    .map(({ name }) => name);
  expect(still).toEqual(
    expect.arrayContaining([
      "requestsPerSecondPerTask",
      "throttlePerSecond",
      "maxTasks",
      "minInstances",
      "storedGib",
      "natGateways",
    ]),
  );
  expect(still).not.toContain("door");
  expect(still).not.toContain("warmSeconds");
});

test("what is assumed widens the interval, and what is chosen does not", () => {
  const width = ({ low, high }: { low: number; high: number }) => Math.log(high / low);
  const assumed = breakEvenInterval(example, prices);
  const chosen = breakEvenInterval(
    levers.reduce(
      (cost, lever) => withValue(cost, lever.name, lever.get(exampleInputs), "chosen"),
      example,
    ),
    prices,
  );
  const measured = breakEvenInterval(
    withMeasured(example, "warmSeconds", { value: 0.03, low: 0.029, high: 0.031 }),
    prices,
  );
  expect(width(chosen)).toBe(0);
  expect(chosen.low).toBeCloseTo(30.74e6, -4);
  expect(width(measured)).toBeLessThan(width(assumed));
  expect(width(measured)).toBeGreaterThan(0);
});

test("a share is told in percent, and a count that may be one is not", () => {
  const words = new Map(
    tornado(assumedCase(exampleInputs), pricesOf).map((swing) => [swing.name, rangeWords(swing)]),
  );
  expect(words.get("coldRate")).toMatch(/^[\d.]+ to [\d.]+ %$/);
  expect(words.get("publicBalancers")).toBe("0 to 1");
});

test("bills are searched from the first request of a month on: some meet there", () => {
  const { functions } = exampleInputs;
  const long = { ...exampleInputs, functions: { ...functions, warmSeconds: 900, memoryGib: 10 } };
  const point = breakEven(long, prices);
  if (point.kind !== "at") throw new Error("they meet");
  // 49.05 a month for what is idle, 0.15 a request.
  expect(point.requestsPerMonth).toBeCloseTo(327, 0);
});

test("of a load's own hours the peak is not assumed, and what other hours move is told", () => {
  const office = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 17 ? 1 : 0)).join(
    ",",
  );
  const cost = withSettings(assumedCase(defaultInputs), [
    "requestsPerSecondPerTask=12",
    `shape=${office}`,
  ]);
  expect(rangeOf(cost, "peakToMean")).toBeUndefined();
  expect(rangeOf(assumedCase(defaultInputs), "peakToMean")).toBeDefined();
  expect(rangeOf(assumedCase(exampleInputs), "peakToMean")).toBeUndefined();
  const load = tornado(cost, pricesOf).find(({ name }) => name === "shape");
  if (load === undefined) throw new Error("the load is a choice");
  expect(moves(load)).toBe(true);
  expect([load.low.value, load.high.value]).toContain("own hours");
});
