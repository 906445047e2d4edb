import { exampleInputs } from "../../../../compare/cost";
import { breakEven } from "../../../../compare/cost/break-even";
import { costAt, costCurves } from "../../../../compare/cost/curves";
import { pricesOf } from "../../../../compare/prices";
import { sayBreakEven, sayCheaper, sayInterval } from "../../../../html/src/views/cost/verdict";

const prices = pricesOf("us-east-1");

test("which costs less, and by how much", () => {
  expect(sayCheaper({ requests: 1e6, functions: 2, containers: 50, managed: 200 })).toBe(
    "At 1 M requests a month functions cost $48.00 less than containers, which cost 25 times as much.",
  );
  expect(sayCheaper({ requests: 1e9, functions: 1500, containers: 300, managed: 1600 })).toBe(
    "At 1 B requests a month containers cost $1,200.00 less than functions, which cost 5 times as much.",
  );
});

test("where they meet, with the interval and the further crossings that there are", () => {
  const point = { kind: "at", requestsPerMonth: 3e7, cheaperBelow: "functions" } as const;
  expect(sayBreakEven({ ...point, all: [3e7] })).toBe(
    "Break-even at 30 M requests a month: below it functions cost less, above it containers.",
  );
  expect(sayBreakEven({ ...point, all: [3e7, 4e7, 5e7] })).toMatch(/meet 3 times/);
  const interval = { low: 2e7, high: Number.POSITIVE_INFINITY };
  expect(sayInterval({ ...point, all: [3e7] }, interval)).toBe(
    "Between 20 M and no end by what is uncertain.",
  );
  expect(sayInterval({ ...point, all: [3e7] }, undefined)).toBe("");
  const never = { kind: "never", cheaper: "functions" } as const;
  expect(sayBreakEven(never)).toBe("At any load, functions cost less.");
  expect(sayInterval(never, interval)).toBe("");
});

test("the curves hold both ends, and cross where the model says", () => {
  const curves = costCurves(exampleInputs, prices, [1e4, 1e10], 61);
  expect(curves).toHaveLength(61);
  expect(curves[0]).toEqual(costAt(exampleInputs, prices, 1e4));
  expect(curves[60]?.requests).toBeCloseTo(1e10, 0);
  const point = breakEven(exampleInputs, prices);
  if (point.kind === "never") throw new Error("the example has a break-even");
  const { functions, containers } = costAt(exampleInputs, prices, point.requestsPerMonth);
  expect(functions).toBeCloseTo(containers, 6);
});
