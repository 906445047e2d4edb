import { exampleInputs } from "../../../compare/cost";
import { limitsOf } from "../../../compare/cost/limits";

const { containers, functions } = exampleInputs;
const month = 730 * 3600;

test("limits are told where the busiest hour passes them", () => {
  const inputs = {
    ...exampleInputs,
    workload: { ...exampleInputs.workload, shape: "day" as const, peakToMean: 2 },
    functions: { ...functions, throttlePerSecond: 50 },
    containers: { ...containers, maxTasks: 4, requestsPerSecondPerTask: 90 },
  };
  expect(limitsOf(inputs)).toEqual([
    { what: "throttle", set: 50, requestsPerMonth: expect.closeTo((50 * month) / 2, -1) },
    { what: "maxTasks", set: 4, requestsPerMonth: expect.closeTo((4 * 90 * month) / 2, -1) },
  ]);
  const behindUrl = { ...inputs, functions: { ...functions, door: "function-url" as const } };
  expect(limitsOf(behindUrl).map(({ what }) => what)).toEqual(["maxTasks"]);
});

test("as many tasks as are kept at least are there, whatever is set as the most", () => {
  const kept = { ...exampleInputs, containers: { ...containers, minTasks: 20, maxTasks: 4 } };
  expect(limitsOf(kept).find(({ what }) => what === "maxTasks")?.set).toBe(20);
});
