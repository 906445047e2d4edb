import { rangeOf, sourceOf } from "../../../compare/cost/case";
import { defaultInputs, UnknownRegion } from "../../../compare/cost/deployed-case";
import type { Report } from "../../../compare/record/schema";
import { costFindings, measuredCase } from "../../../compare/report/cost-findings";
import { findingsOf } from "../../../compare/report/findings";
import { costSection } from "../../../compare/report/sections/cost";
import { madeReport } from "../../support/reports";

const report = madeReport({});
const caseOf = (of: Report) => {
  const cost = measuredCase(of);
  if (cost instanceof UnknownRegion) throw cost;
  return cost;
};

test("what was measured takes the place of what is assumed, each with its interval", () => {
  const cost = caseOf(report);
  const { inputs } = cost;
  expect(inputs.region).toBe("eu-west-1");
  expect(inputs.functions.warmSeconds).toBeGreaterThan(0.007);
  expect(inputs.functions.warmSeconds).toBeLessThan(0.009);
  expect(inputs.functions.coldRate).toBeCloseTo(12 / 2412, 9);
  expect(inputs.functions.initSeconds).toBeGreaterThan(0.1);
  expect(inputs.containers.requestsPerSecondPerTask).toBeCloseTo(242 / 2, 9);
  expect(inputs.workload.responseKib).toBe(3);
  for (const name of [
    "warmSeconds",
    "coldRate",
    "initSeconds",
    "requestsPerSecondPerTask",
    "responseKib",
  ] as const) {
    expect(sourceOf(cost, name)).toBe("measured");
    const { value = Number.NaN, low, high } = rangeOf(cost, name) ?? {};
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
  expect(sourceOf(cost, "requestsPerConnection")).toBe("assumed");
});

test("what the stack decided is the stack's", () => {
  const deployed = {
    numbers: { functionsMemoryGib: 1, minTasks: 3 },
    choices: { containersArchitecture: "x86", region: "us-east-1" },
  };
  const cost = caseOf({ ...report, deployed });
  expect(cost.inputs.functions.memoryGib).toBe(1);
  expect(cost.inputs.containers).toMatchObject({ minTasks: 3, architecture: "x86" });
  expect(sourceOf(cost, "minTasks")).toBe("stack");
  // The address says where it really runs.
  expect(cost.inputs.region).toBe("eu-west-1");
  expect(sourceOf(caseOf(report), "minTasks")).toBe("assumed");
});

test("the break-even lies within its interval", () => {
  const found = costFindings(report);
  if (found?.breakEven.kind !== "at") throw new Error("there is one");
  expect(found.interval.low).toBeLessThan(found.breakEven.requestsPerMonth);
  expect(found.interval.high).toBeGreaterThan(found.breakEven.requestsPerMonth);
});

test("a run without cold starts or saturation still has a cost, and says what it assumed", () => {
  const bare = { ...report, saturation: [], usage: { ...report.usage, cold: 0, inits: [] } };
  const cost = caseOf(bare);
  expect(cost.inputs.functions.coldRate).toBe(0);
  expect(rangeOf(cost, "coldRate")?.high).toBeGreaterThan(0);
  expect(cost.inputs.functions.initSeconds).toBe(defaultInputs.functions.initSeconds);
  expect(sourceOf(cost, "initSeconds")).toBe("assumed");
  expect(sourceOf(cost, "requestsPerSecondPerTask")).toBe("assumed");
});

test("a report without usage has the default's cost, and says that nothing of it was measured", () => {
  const { usage: _, saturation: __, ...bare } = report;
  const cost = caseOf(bare);
  expect(cost.inputs).toEqual({ ...defaultInputs, region: "eu-west-1" });
  expect(cost.intervals).toEqual({});
});

test("a region without known prices has no cost, and the report says why", () => {
  const targets = {
    functions: "https://abc.execute-api.ap-south-2.amazonaws.com",
    containers: "http://b.ap-south-2.elb.amazonaws.com",
  };
  const elsewhere = { ...report, targets };
  expect(costFindings(elsewhere)).toBeUndefined();
  const [section] = costSection(elsewhere, findingsOf(elsewhere), new Date(report.at));
  expect(section?.body.join("")).toContain("the prices of ap-south-2 are not known here");
});

test("nothing that was not measured stands under another word than assumed", () => {
  const { usage: _, saturation: __, ...bare } = report;
  const [section] = costSection(bare, findingsOf(bare), new Date(report.at));
  const body = section?.body.join("") ?? "";
  expect(body).not.toContain("configured");
  expect(body).toContain("<td>assumed, 0.015");
  expect(body).not.toContain("measured,");
});

test("two targets that are not functions and containers have no cost", () => {
  const kinds = { functions: "containers", containers: "containers" } as const;
  const other = { ...report, kinds };
  expect(findingsOf(other).cost).toBeUndefined();
  expect(costSection(other, findingsOf(other), new Date(report.at))).toEqual([]);
  expect(findingsOf(report).cost).toBeDefined();
});
