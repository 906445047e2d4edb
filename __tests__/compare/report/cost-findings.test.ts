import { rangeOf, sourceOf } from "../../../compare/cost/case";
import { defaultInputs, UnknownRegion } from "../../../compare/cost/deployed-case";
import type { Report } from "../../../compare/record/schema";
import { mergeUsages } from "../../../compare/record/usage";
import { costFindings, measuredCase } from "../../../compare/report/cost-findings";
import { billedWords } from "../../../compare/report/cost-words";
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

test("the app's own time never goes by the name of what was billed: without REPORT lines it is assumed", () => {
  const usage = { ...report.usage, source: "the answers" as const };
  const cost = caseOf({ ...report, usage });
  const told = caseOf(report).inputs.functions;
  expect(cost.inputs.functions.warmSeconds).toBeCloseTo(told.warmSeconds, 9);
  for (const name of ["warmSeconds", "initSeconds"] as const) {
    expect(sourceOf(cost, name)).toBe("assumed");
    const { value = Number.NaN, low = Number.NaN, high } = rangeOf(cost, name) ?? {};
    expect(low).toBeLessThan(0.6 * value);
    expect(high).toBeGreaterThan(1.5 * value);
  }
  expect(billedWords(usage)[0]).toMatch(
    /^What was billed is not known: there were no REPORT lines/,
  );
  expect(billedWords(report.usage)).toEqual([
    "What was billed, and what was logged, is from REPORT lines (CloudWatch Logs Insights).",
  ]);
  // Of a file from before there was a source the same holds.
  const { source: _, ...older } = report.usage;
  expect(sourceOf(caseOf({ ...report, usage: older }), "warmSeconds")).toBe("assumed");
});

test("billed times of two sources are never put together", () => {
  const answers = { ...report.usage, source: "the answers" as const, billed: [[1, 9]] as never };
  for (const [first, other] of [
    [report.usage, answers],
    [answers, report.usage],
  ] as const) {
    const merged = mergeUsages(first, other);
    expect(merged).toMatchObject({ source: report.usage.source, billed: report.usage.billed });
    expect(merged.requests).toBe(2 * report.usage.requests);
  }
});

test("logs are as large as they were measured to be", () => {
  const usage = { ...report.usage, functionsLogKib: 0.9, containersLogKib: 0.31 };
  const cost = caseOf({ ...report, usage });
  expect(cost.inputs.functions.logKib).toBe(0.9);
  expect(cost.inputs.containers.logKib).toBe(0.31);
  expect(sourceOf(cost, "functionsLogKib")).toBe("measured");
  expect(sourceOf(caseOf(report), "functionsLogKib")).toBe("assumed");
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

test.each([
  ["nothing ended the ramp", { stop: undefined }],
  ["the generator ended it", { stop: "generator" as const }],
  ["nobody tells how many tasks there were", { instances: 0 }],
])("what a task takes is not measured where %s", (_why, change) => {
  const saturation = report.saturation.map((level) =>
    "stop" in change && level.stop === undefined ? level : { ...level, ...change },
  );
  expect(sourceOf(caseOf({ ...report, saturation }), "requestsPerSecondPerTask")).toBe("assumed");
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

test("billed times that go up and down together say less: the interval is as wide as the answers show", () => {
  const width = (level: (block: number) => number): number => {
    const blocks = report.steady.blocks.map((block, index) => ({
      ...block,
      functions: {
        ...block.functions,
        cold: 0,
        answered: Array.from({ length: 20 }, (_, at) => level(index) + (at % 5)),
      },
    }));
    const cost = caseOf({ ...report, steady: { ...report.steady, blocks } });
    const { low = Number.NaN, high = Number.NaN } = rangeOf(cost, "warmSeconds") ?? {};
    return high - low;
  };
  const [alike, drifting] = [width(() => 10), width((block) => 10 + (block % 4))];
  expect(drifting / alike).toBeGreaterThan(2);
});
