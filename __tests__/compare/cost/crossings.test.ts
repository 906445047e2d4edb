import fc from "fast-check";
import { billAt, type CostInputs, exampleInputs, tariffOf, total } from "../../../compare/cost";
import { breakEven, breakEvenOf, searched } from "../../../compare/cost/break-even";
import { crossings } from "../../../compare/cost/crossings";
import { pricesOf } from "../../../compare/prices";

const prices = pricesOf("us-east-1");

/** Both sides' bills for a month of so many requests, one less the other. */
const difference = (inputs: CostInputs) => {
  const [a, b] = [tariffOf("functions", inputs, prices), tariffOf("containers", inputs, prices)];
  return (requests: number): number => total(billAt(a, requests)) - total(billAt(b, requests));
};

/** Where the sign changes on a fine grid that has both sides of each step of one task among its points. */
function bruteForce(inputs: CostInputs, from: number, to: number): readonly number[] {
  const f = difference(inputs);
  const { steps } = tariffOf("containers", inputs, prices);
  if (steps === undefined) throw new Error("tasks come in steps");
  const edges = steps.hours.flatMap(({ weight }) => {
    const each = steps.perUnit / weight;
    return Array.from({ length: Math.floor(to / each) }, (_, index) => (index + 1) * each);
  });
  const grid = Array.from({ length: 1501 }, (_, index) => from + ((to - from) * index) / 1500);
  const points = [...grid, ...edges.flatMap((edge) => [edge * (1 - 1e-10), edge * (1 + 1e-10)])]
    .filter((point) => point >= from && point <= to)
    .sort((x, y) => x - y);
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before !== undefined && f(before) < 0 !== f(point) < 0;
  });
}

const setups = fc.record({
  perTask: fc.double({ min: 1.5, max: 30, noNaN: true }),
  minTasks: fc.integer({ min: 1, max: 4 }),
  warm: fc.double({ min: 0.005, max: 0.2, noNaN: true }),
  shape: fc.constantFrom("flat" as const, "day" as const, "week" as const),
  peakToMean: fc.double({ min: 1, max: 8, noNaN: true }),
  door: fc.constantFrom("http-api" as const, "function-url" as const, "alb" as const),
  freeTier: fc.constantFrom("none" as const, "always" as const, "first-year" as const),
});

const withSetup = (setup: typeof setups extends fc.Arbitrary<infer T> ? T : never): CostInputs => ({
  ...exampleInputs,
  workload: { ...exampleInputs.workload, shape: setup.shape, peakToMean: setup.peakToMean },
  functions: { ...exampleInputs.functions, warmSeconds: setup.warm, door: setup.door },
  containers: {
    ...exampleInputs.containers,
    requestsPerSecondPerTask: setup.perTask,
    minTasks: setup.minTasks,
  },
  discounts: { ...exampleInputs.discounts, freeTier: setup.freeTier },
});

const range = { from: 1_000, to: 150e6 };

test("every crossing that a brute search over all steps sees is enumerated, and no other is claimed", () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const inputs = withSetup(setup);
      const { at } = crossings(
        tariffOf("functions", inputs, prices),
        tariffOf("containers", inputs, prices),
        range,
      );
      const seen = bruteForce(inputs, range.from, range.to);
      // Two crossings between two points of the grid cancel to the brute search alone.
      const found = new Set(at);
      const missed = seen.filter(
        (point) => !at.some((place) => Math.abs(place - point) <= 110_000),
      );
      expect(missed).toEqual([]);
      expect(at.length % 2).toBe(seen.length % 2);
      expect(found.size).toBe(at.length);
    }),
    { numRuns: 30 },
  );
});

test("the cheaper one changes at each crossing", () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const inputs = withSetup(setup);
      const f = difference(inputs);
      const point = breakEven(inputs, prices);
      if (point.kind === "never") return;
      let negative = f(searched.from) < 0;
      for (const [index, place] of point.all.slice(0, 40).entries()) {
        const next = point.all[index + 1] ?? place * 1.001;
        const inside = place + (next - place) / 2;
        expect(f(inside) < 0).toBe(!negative);
        negative = !negative;
      }
    }),
    { numRuns: 30 },
  );
});

test("two bills that run side by side cross at most a thousand times, and that is found in time", () => {
  const { containers } = exampleInputs;
  const weaving = {
    ...exampleInputs,
    containers: { ...containers, requestsPerSecondPerTask: 3.2 },
  };
  const point = breakEven(weaving, prices);
  if (point.kind === "never") throw new Error("they cross");
  expect(point.all.length).toBeGreaterThan(10);
  expect(point.all).toEqual([...point.all].sort((a, b) => a - b));
});

test("capacity on both sides: managed instances and tasks, by the same enumeration", () => {
  const { functions } = exampleInputs;
  const inputs = {
    ...exampleInputs,
    functions: { ...functions, door: "function-url" as const, logKib: 0 },
  };
  const point = breakEvenOf("managed", "containers", inputs, prices);
  if (point.kind === "never") throw new Error("they cross");
  const [managed, containers] = [
    tariffOf("managed", inputs, prices),
    tariffOf("containers", inputs, prices),
  ];
  const f = (requests: number) =>
    total(billAt(managed, requests)) - total(billAt(containers, requests));
  const { requestsPerMonth: at } = point;
  expect(f(at * (1 - 1e-7)) < 0).not.toBe(f(at * (1 + 1e-7)) < 0);
});
