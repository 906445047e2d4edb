import { mergeReports } from "../../../compare/record/merge";
import { parseReport } from "../../../compare/record/schema";
import { countOf } from "../../../compare/stats/histogram";
import { madeReport } from "../../support/reports";

const report = madeReport({});

test("a report comes back from its text as it was", () => {
  expect(parseReport(JSON.stringify(report))).toEqual(report);
});

test.each([
  ["{", "this is not a compare.json: it is not JSON"],
  ["{}", "this is not a compare.json: version"],
  ["null", "this is not a compare.json: it"],
  [
    JSON.stringify({ ...report, version: 2 }),
    "this compare.json has version 2; this program reads version 1",
  ],
  [
    JSON.stringify({ ...report, burst: [{ backend: "vms" }] }),
    "this is not a compare.json: burst.0.backend",
  ],
  [
    JSON.stringify({ ...report, usage: { ...report.usage, cold: -1 } }),
    "this is not a compare.json: usage.cold",
  ],
])("refused with what is wrong and where: %#", (text, message) => {
  expect(() => parseReport(text)).toThrow(message);
});

describe("merging", () => {
  const other = madeReport({ seed: 2 });
  const merged = mergeReports([report, other]);

  test("holds the samples of all runs, as if they had been one", () => {
    expect(merged.runs).toBe(2);
    expect(merged.steady.blocks).toHaveLength(160);
    expect(merged.usage.requests).toBe(report.usage.requests + other.usage.requests);
    const samples = (of: typeof report): number =>
      of.steady.groups.reduce((sum, group) => sum + countOf(group.latency), 0);
    expect(samples(merged)).toBe(samples(report) + samples(other));
    expect(merged.steady.groups).toHaveLength(report.steady.groups.length);
  });

  test("is a report itself", () => {
    expect(parseReport(JSON.stringify(merged))).toEqual(merged);
  });

  test("keeps the worst lag, and puts one run's time after the other's", () => {
    const late = { ...other, lag: { ...other.lag, steady: { ...other.lag.steady, p99: 9 } } };
    expect(mergeReports([report, late as typeof report]).lag.steady?.p99).toBe(9);
    const times = merged.steady.segments.map((segment) => segment.atSeconds);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("refuses what does not belong together", () => {
    expect(() => mergeReports([report, madeReport({ emulated: true })])).toThrow(
      "an emulated run and one on AWS are never merged",
    );
    const elsewhere = { ...other, targets: { ...other.targets, functions: "https://b.example" } };
    expect(() => mergeReports([report, elsewhere])).toThrow("measured different addresses");
  });
});
