import { exampleInputs } from "../../../compare/cost";
import { costFindings, measuredInputs } from "../../../compare/report/cost-findings";
import { findingsOf } from "../../../compare/report/findings";
import { madeReport } from "../../support/reports";

const report = madeReport({});

test("what was measured takes the example's place, each with its interval", () => {
  const { inputs, ranges } = measuredInputs(report);
  expect(inputs.region).toBe("eu-west-1");
  expect(inputs.functions.warmSeconds).toBeGreaterThan(0.007);
  expect(inputs.functions.warmSeconds).toBeLessThan(0.009);
  expect(inputs.functions.coldRate).toBeCloseTo(12 / 2412, 9);
  expect(inputs.functions.initSeconds).toBeGreaterThan(0.1);
  // 8 clients: 356 + 2 a second from 2 instances
  expect(inputs.containers.requestsPerSecondPerTask).toBeGreaterThan(150);
  expect(inputs.workload.responseKib).toBe(3);
  const values = {
    warmSeconds: inputs.functions.warmSeconds,
    coldRate: inputs.functions.coldRate,
    initSeconds: inputs.functions.initSeconds,
    requestsPerSecondPerTask: inputs.containers.requestsPerSecondPerTask,
  };
  for (const [name, value] of Object.entries(values)) {
    const range = ranges[name as keyof typeof values];
    expect(range?.low).toBeLessThanOrEqual(value);
    expect(range?.high).toBeGreaterThanOrEqual(value);
  }
});

test("sizes come from the stack when it was there", () => {
  const sizes = {
    functionGib: 1,
    functionArchitecture: "arm64" as const,
    taskVcpu: 1,
    taskGib: 2,
    taskArchitecture: "arm64" as const,
  };
  const { inputs } = measuredInputs({ ...report, sizes });
  expect(inputs.functions).toMatchObject({ memoryGib: 1, architecture: "arm64" });
  expect(inputs.containers).toMatchObject({ vcpu: 1, memoryGib: 2, architecture: "arm64" });
  expect(measuredInputs(report).inputs.containers.vcpu).toBe(exampleInputs.containers.vcpu);
});

test("the break-even lies within its interval", () => {
  const { breakEven, interval } = costFindings(report);
  if (breakEven.kind !== "at") throw new Error("there is one");
  expect(interval.low).toBeLessThan(breakEven.requestsPerMonth);
  expect(interval.high).toBeGreaterThan(breakEven.requestsPerMonth);
});

test("a run without cold starts or saturation still has a cost, from the example", () => {
  const bare = { ...report, saturation: [], usage: { ...report.usage, cold: 0, inits: [] } };
  const { inputs, ranges } = measuredInputs(bare);
  expect(inputs.functions.coldRate).toBe(0);
  expect(inputs.functions.initSeconds).toBe(exampleInputs.functions.initSeconds);
  expect(inputs.containers.requestsPerSecondPerTask).toBe(90);
  expect(Object.keys(ranges).sort()).toEqual(["coldRate", "warmSeconds"]);
});

test("a report without usage has the example's cost, and says that nothing of it was measured", () => {
  const { usage: _, saturation: __, ...bare } = report;
  const { inputs, ranges } = measuredInputs(bare);
  expect(inputs).toEqual({ ...exampleInputs, region: "eu-west-1" });
  expect(ranges).toEqual({});
});

test("two targets that are not functions and containers have no cost", () => {
  const kinds = { functions: "containers", containers: "containers" } as const;
  expect(findingsOf({ ...report, kinds }).cost).toBeUndefined();
  expect(findingsOf(report).cost).toBeDefined();
});
