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
  const report = { ...madeReport({}), objectives: parseObjectives("p50<14ms,errors<0.1%") };
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
  expect(second).toBe("  Objective errors below 0.1 %: passed.");
});

describe("how an objective is told", () => {
  const told = (text: string, change: Partial<ObjectiveVerdict>) =>
    objectiveSentences(
      parseObjectives(text).map((objective) => ({
        ...objective,
        ...{ rate: 20, backend: "functions", value: null, met: false },
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
    expect(told("cold<1%", {})).toEqual([
      "Objective cold below 1 %: FAILED: functions not told at 20 a second.",
    ]);
  });
});
