import fc from "fast-check";
import { containersCost, exampleInputs, functionsCost, total } from "../../../compare/cost";
import { breakEven, difference, withRequests } from "../../../compare/cost/break-even";
import { leverOf, levers } from "../../../compare/cost/levers";
import { breakEvenInterval, requestsAt, tornado } from "../../../compare/cost/sensitivity";
import { pricesOf } from "../../../compare/prices";

const prices = pricesOf("us-east-1");
const volume = fc.double({ min: 1e3, max: 1e11, noNaN: true });

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

test("every lever moves each bill one way only: the interval at its corners rests on that", () => {
  fc.assert(
    fc.property(
      volume,
      fc.constantFrom(...levers),
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 6 }),
      (requests, lever, shares) => {
        const at = withRequests(exampleInputs, requests);
        const differences = [...shares]
          .sort((a, b) => a - b)
          .map((share) => difference(lever.set(at, lever.get(at) * share), prices, requests));
        const steps = differences.slice(1).map((value, index) => value - (differences[index] ?? 0));
        const slack = 1e-9 * Math.max(...differences.map(Math.abs));
        return steps.every((step) => step >= -slack) || steps.every((step) => step <= slack);
      },
    ),
  );
});

test("both bills are equal at the break-even, and functions are the cheaper ones below it", () => {
  const point = breakEven(exampleInputs, prices);
  if (point.kind !== "at") throw new Error("the example has a break-even");
  expect(difference(exampleInputs, prices, point.requestsPerMonth)).toBeCloseTo(0, 4);
  expect(point.cheaperBelow).toBe("functions");
  expect(difference(exampleInputs, prices, point.requestsPerMonth / 2)).toBeLessThan(0);
});

test("where each further task is a step up, every crossing is found", () => {
  // Tasks that answer so few requests a second cost about as much as functions: the curves weave.
  const weaving = {
    ...exampleInputs,
    containers: { ...exampleInputs.containers, requestsPerSecondPerTask: 3.2 },
  };
  const point = breakEven(weaving, prices);
  if (point.kind !== "at") throw new Error("there is a break-even");
  expect(point.all.length).toBeGreaterThan(2);
  const signs = [0, ...point.all].map((from, index) => {
    const to = point.all[index] ?? from * 1.001;
    return Math.sign(difference(weaving, prices, (Math.max(from, to * 0.999) + to) / 2));
  });
  for (let index = 1; index < signs.length - 1; index += 1) {
    expect(signs[index]).toBe(-(signs[index - 1] ?? 0));
  }
});

test("tasks that answer next to nothing never pay", () => {
  const slow = {
    ...exampleInputs,
    containers: { ...exampleInputs.containers, requestsPerSecondPerTask: 0.1 },
  };
  expect(breakEven(slow, prices)).toEqual({ kind: "never", cheaper: "functions" });
});

test("the tornado puts the widest swing first, and says which ranges were measured", () => {
  const swings = tornado(exampleInputs, prices, { warmSeconds: { low: 0.028, high: 0.033 } });
  expect(swings).toHaveLength(levers.length);
  const widths = swings.map(({ atLow, atHigh }) =>
    Math.abs(Math.log(requestsAt(atHigh) / requestsAt(atLow))),
  );
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  expect(swings.filter((swing) => swing.measured).map((swing) => swing.lever)).toEqual([
    "warmSeconds",
  ]);
});

test("the interval holds the break-even of every combination within the measured ranges", () => {
  const ranges = {
    warmSeconds: { low: 0.02, high: 0.05 },
    coldRate: { low: 0.001, high: 0.02 },
    requestsPerSecondPerTask: { low: 5, high: 120 },
  };
  const interval = breakEvenInterval(exampleInputs, prices, ranges);
  const within = (range: { low: number; high: number }): fc.Arbitrary<number> =>
    fc.double({ min: range.low, max: range.high, noNaN: true });
  fc.assert(
    fc.property(
      within(ranges.warmSeconds),
      within(ranges.coldRate),
      within(ranges.requestsPerSecondPerTask),
      (warm, cold, rps) => {
        const inputs = leverOf("requestsPerSecondPerTask").set(
          leverOf("coldRate").set(leverOf("warmSeconds").set(exampleInputs, warm), cold),
          rps,
        );
        const at = requestsAt(breakEven(inputs, prices));
        return at >= interval.low * 0.999999 && at <= interval.high * 1.000001;
      },
    ),
  );
});
