import { parseObjectives } from "../../../compare/record/objective";
import type { ObjectiveVerdict } from "../../../compare/record/verdict";
import { findingsOf } from "../../../compare/report/findings";
import { usualLabels } from "../../../compare/report/names";
import { objectiveSentences } from "../../../compare/report/objectives";
import { terminalReport } from "../../../compare/report/terminal";
import { madeReport } from "../../support/reports";

test("objectives are quantiles in ms or s, and shares in percent", () => {
  expect(parseObjectives("p99<250ms, errors < 0.1%,p50<0.1s,cold<5%")).toEqual([
    { measure: "p99", below: 250 },
    { measure: "errors", below: expect.closeTo(0.001, 9) },
    { measure: "p50", below: 100 },
    { measure: "cold", below: expect.closeTo(0.05, 9) },
  ]);
});

test.each([
  "p98<1ms",
  "errors<101%",
  "p99<1.2.3ms",
  "p99<Infinityms",
  "P99<1ms",
  "p99<1%",
  "errors<5ms",
  "p99>1ms",
  "p99<0ms",
  `p99<${"9".repeat(400)}s`,
  "",
])("refused with what is allowed: %s", (text) => {
  expect(() => parseObjectives(text)).toThrow(
    /^--objective has ".*"; it must be like "p99<250ms,errors<0\.1%": one of p50, p95, p99, errors, cold/,
  );
});

test("each is said of both sides at every rate, first of all", () => {
  const report = { ...madeReport({}), objectives: parseObjectives("p50<14ms,p95<1s") };
  const findings = findingsOf(report);
  const { objectives } = findings.verdict;
  expect(objectives).toHaveLength(8);
  expect(objectives.filter(({ met }) => !met).map(({ backend, rate }) => [backend, rate])).toEqual([
    ["functions", 20],
    ["functions", 40],
  ]);
  const [, , first, second] = terminalReport(report, findings).split("\n");
  expect(first).toMatch(
    /^ {2}Objective p50 below 14 ms: FAILED: functions 17\.\d ms at 20 a second, functions 17\.\d ms at 40 a second\.$/,
  );
  expect(second).toBe("  Objective p95 below 1000 ms: passed.");
});

test("what was met by few requests is said to be not sure: 0 of 800 failed, and it may be 0.5 %", () => {
  const report = { ...madeReport({}), objectives: parseObjectives("errors<0.1%,errors<1%") };
  const findings = findingsOf(report);
  const [strict, lax] = objectiveSentences(findings.verdict.objectives, report.labels);
  expect(strict).toMatch(
    /^Objective errors below 0\.1 %: passed as measured, but not for sure: functions 0 % \(up to 0\.474 %\) at 20 a second, containers 0 % \(up to 0\.478 %\) at 20 a second, /,
  );
  expect(lax).toBe("Objective errors below 1 %: passed.");
  expect(findings.verdict.objectives.map(({ met, sure }) => [met, sure])).toEqual([
    ...Array(4).fill([true, false]),
    ...Array(4).fill([true, true]),
  ]);
});

test("failures that come together say less than as many one by one", () => {
  const report = madeReport({ rates: [20] });
  const failing = (blocks: readonly number[], each: number) => ({
    ...report,
    objectives: parseObjectives("errors<6%"),
    steady: {
      ...report.steady,
      blocks: report.steady.blocks.map((block, index) => ({
        ...block,
        containers: { ...block.containers, failed: blocks.includes(index) ? each : 0 },
      })),
    },
  });
  const high = (made: ReturnType<typeof failing>) =>
    findingsOf(made).verdict.objectives.find(({ backend }) => backend === "containers");
  const [apart, together] = [
    high(
      failing(
        Array.from({ length: 20 }, (_, index) => index),
        1,
      ),
    ),
    high(failing([0, 20], 10)),
  ];
  expect(apart).toMatchObject({ met: true, sure: true });
  expect(together).toMatchObject({ met: true, sure: false, value: apart?.value });
});

test("a single request meets nothing, and neither does a run without any rate", () => {
  const report = madeReport({ rates: [20] });
  const objectives = parseObjectives("p50<1s,p99<1s,errors<1%,cold<50%");
  const one = {
    ...report,
    objectives,
    steady: {
      ...report.steady,
      blocks: report.steady.blocks.slice(0, 1).map((block) => ({
        ...block,
        functions: { answered: [5], failed: 0, cold: 0 },
        containers: { answered: [5], failed: 0, cold: 0 },
      })),
    },
  };
  const few = findingsOf(one).verdict.objectives;
  expect(few.filter(({ measure }) => measure !== "cold").map(({ met }) => met)).toEqual(
    Array(6).fill(false),
  );
  expect(objectiveSentences(few, usualLabels)[1]).toBe(
    "Objective p99 below 1000 ms: FAILED: functions too few requests (1, 100 are needed) at 20 a second, containers too few requests (1, 100 are needed) at 20 a second.",
  );
  const { steady: _, ...without } = report;
  const none = findingsOf({ ...without, objectives }).verdict.objectives;
  expect(none).toHaveLength(8);
  expect(none.some(({ met }) => met)).toBe(false);
  expect(objectiveSentences(none, usualLabels)[0]).toBe(
    "Objective p50 below 1000 ms: FAILED: no rate was measured.",
  );
});

describe("how an objective is told", () => {
  const told = (text: string, change: Partial<ObjectiveVerdict>) =>
    objectiveSentences(
      parseObjectives(text).map((objective) => ({
        ...objective,
        ...{ rate: 20, backend: "functions", requests: 800, met: false, sure: true },
        ...{ value: null, low: null, high: null },
        ...change,
      })),
      usualLabels,
    );

  test("a value that rounds to its bound has all of its digits", () => {
    expect(told("p99<77.9ms", { value: 77.92 })).toEqual([
      "Objective p99 below 77.9 ms: FAILED: functions 77.92 ms at 20 a second.",
    ]);
    expect(told("errors<0.51607%", { value: 0.0051613 })).toEqual([
      "Objective errors below 0.51607 %: FAILED: functions 0.51613 % at 20 a second.",
    ]);
  });

  test("two bounds that round alike are two objectives", () => {
    expect(told("p99<250ms,p99<249.9ms", { value: 300 })).toHaveLength(2);
  });

  test("cold starts that no answer tells are not told: there were answers", () => {
    expect(told("cold<1%", { requests: 0 })).toEqual([
      "Objective cold below 1 %: FAILED: functions not told at 20 a second.",
    ]);
  });
});
