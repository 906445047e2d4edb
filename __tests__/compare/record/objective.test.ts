import { parseObjectives } from "../../../compare/record/objective";
import { findingsOf } from "../../../compare/report/findings";
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
    /^ {2}Objective p50 below 14\.0 ms: FAILED: functions 17\.\d ms at 20 a second, functions 17\.\d ms at 40 a second\.$/,
  );
  expect(second).toBe("  Objective errors below 0.100 %: passed.");
});
