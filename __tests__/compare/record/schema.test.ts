import { mergeReports } from "../../../compare/record/merge";
import { parseReport, type Report } from "../../../compare/record/schema";
import { findingsOf } from "../../../compare/report/findings";
import { htmlReport } from "../../../compare/report/html-report";
import { terminalReport } from "../../../compare/report/terminal";
import { verdictSentences } from "../../../compare/report/verdict-words";
import { countOf } from "../../../compare/stats/histogram";
import { madeReport } from "../../support/reports";

const report = madeReport({});

test("a report comes back from its text as it was; the verdict beside it is never read back", () => {
  expect(parseReport(JSON.stringify({ ...report, verdict: { drawn: true } }))).toEqual(report);
});

test.each([
  ["{", "this is not a compare.json: it is not JSON"],
  ["{}", "this is not a compare.json: version"],
  ["null", "this is not a compare.json: it"],
  [
    JSON.stringify({ ...report, version: 2 }),
    "this compare.json has version 2; this program reads version 3: measure again",
  ],
  [
    JSON.stringify({ ...report, burst: [{ backend: "vms" }] }),
    "this is not a compare.json: burst.0.backend",
  ],
  [
    JSON.stringify({ ...report, usage: { ...report.usage, cold: -1 } }),
    "this is not a compare.json: usage.cold",
  ],
  [
    JSON.stringify({ ...report, usage: { ...report.usage, responseKib: -1 } }),
    "this is not a compare.json: usage.responseKib",
  ],
  [
    JSON.stringify({ ...report, usage: { ...report.usage, functionsLogKib: -1 } }),
    "this is not a compare.json: usage.functionsLogKib",
  ],
  [
    JSON.stringify({ ...report, usage: { ...report.usage, billed: [[1e12, 5]] } }),
    "this is not a compare.json: usage.billed: longer than a function may run",
  ],
  [
    JSON.stringify({ ...report, usage: { ...report.usage, inits: [1e9] } }),
    "this is not a compare.json: usage.inits.0",
  ],
  [
    JSON.stringify({ ...report, deployed: { numbers: { functionsMemoryGib: -1 }, choices: {} } }),
    "this is not a compare.json: deployed.numbers.functionsMemoryGib",
  ],
])("refused with what is wrong and where: %#", (text, message) => {
  expect(() => parseReport(text)).toThrow(message);
});

describe("merging", () => {
  const other = madeReport({ seed: 2 });
  const merged = mergeReports([report, other]);

  test("holds the samples of all runs, as if they had been one", () => {
    expect(merged.runs).toBe(2);
    expect(merged.steady?.blocks).toHaveLength(160);
    expect(merged.usage?.requests).toBe(report.usage.requests + other.usage.requests);
    const samples = ({ steady }: Report): number =>
      (steady?.groups ?? []).reduce((sum, group) => sum + countOf(group.latency), 0);
    expect(samples(merged)).toBe(samples(report) + samples(other));
    expect(merged.steady?.groups).toHaveLength(report.steady.groups.length);
  });

  test("rule 7: each run is a placement, which is drawn first", () => {
    expect(merged.placements).toBe(2);
    expect(new Set(merged.steady?.blocks.map(({ placement }) => placement))).toEqual(
      new Set([0, 1]),
    );
    const third = mergeReports([merged, madeReport({ seed: 3 })]);
    expect(new Set(third.steady?.blocks.map(({ placement }) => placement))).toEqual(
      new Set([0, 1, 2]),
    );
    expect(findingsOf(third).verdict).toMatchObject({ about: "placements", placements: 3 });
  });

  describe("rule 7: runs that met the same instances are one placement: nothing was deployed anew", () => {
    const met = (seed: number, functions: readonly string[], containers: readonly string[]) => ({
      ...madeReport({ seed }),
      instances: [{ placement: 0, functions: [...functions], containers: [...containers] }],
    });
    const placementsOf = ({ steady }: Report) => [
      ...new Set(steady?.blocks.map(({ placement }) => placement)),
    ];
    const said = (report: Report) => verdictSentences(report, findingsOf(report)).join(" ");

    test("on both sides, or on one", () => {
      for (const [functions, containers] of [
        [["f1"], ["c1"]],
        [["f2", "f1"], ["c2"]],
        [["f2"], ["c1"]],
      ] as const) {
        const both = mergeReports([met(1, ["f1"], ["c1"]), met(2, functions, containers)]);
        expect([both.runs, both.placements, placementsOf(both)]).toEqual([2, 1, [0]]);
        const { about, placements } = findingsOf(both).verdict;
        expect([about, placements]).toEqual(["this deployment", 1]);
        expect(said(both)).toContain(
          "this speaks of this deployment alone (the 2 runs met instances of each other's: not all was deployed anew between them).",
        );
      }
    });

    test("new ones are another, whatever the order in which they are merged", () => {
      const [a, again, b] = [
        met(1, ["f1"], ["c1"]),
        met(2, ["f1"], ["c1"]),
        met(3, ["f3"], ["c3"]),
      ];
      const [first, second] = [mergeReports([a, again, b]), mergeReports([a, b, again])];
      expect([first.placements, second.placements]).toEqual([2, 2]);
      expect(placementsOf(second)).toEqual([0, 1]);
      expect(new Set(second.aa?.functions.map(({ placement }) => placement))).toEqual(
        new Set([0, 1]),
      );
      expect(said(first)).toContain(
        "Over 2 placements of 3 runs (those that met instances of each other's are one), which were drawn again first",
      );
      // Merged files are merged again.
      const twice = mergeReports([mergeReports([a, b]), met(4, ["f4"], ["c3"])]);
      expect([twice.placements, twice.steady?.blocks.at(-1)?.placement]).toEqual([2, 1]);
      expect(mergeReports([mergeReports([a, b]), met(4, ["f4"], ["c4"])]).placements).toBe(3);
      expect(parseReport(JSON.stringify(second))).toEqual(second);
    });

    test("a number of placements that was written into a file is not believed", () => {
      const { about, placements } = findingsOf({ ...report, placements: 5 }).verdict;
      expect([about, placements]).toEqual(["this deployment", 1]);
    });
  });

  test("refuses runs that were measured otherwise, and says what differs", () => {
    const refusal = (change: Partial<Report>) => {
      expect(() => mergeReports([report, { ...other, ...change }])).toThrow(
        /^these runs were measured otherwise \(.*\), so they are not merged$/,
      );
      try {
        mergeReports([report, { ...other, ...change }]);
      } catch (error) {
        return (error as Error).message.match(/\((.*)\)/)?.[1];
      }
      return undefined;
    };
    const { steady, step } = other;
    const planned = (change: object) => ({
      steady: { ...steady, plan: { ...steady.plan, ...change } },
    });
    expect(refusal({ profile: "standard" })).toBe("profile quick and standard");
    expect(refusal(planned({ order: "in turns" }))).toBe("order together and in turns");
    expect(refusal(planned({ segmentSeconds: 2 }))).toBe("seconds a segment 1 and 2");
    expect(refusal(planned({ blocks: 60 }))).toBe("blocks 40 and 60");
    expect(refusal({ step: { ...step, to: 90 } })).toBe(`step to ${step.to} and 90`);
    expect(refusal({ aa: { ...other.aa, rate: 10 } })).toBe("A/A check at 40 and 10");
  });

  test("refuses the same run twice, other rates and other names", () => {
    expect(() => mergeReports([report, other, report])).toThrow(
      "the run 2026-11-22T12:00:00.000Z (seed 1) is given twice: a run counts once",
    );
    expect(() => mergeReports([merged, other])).toThrow("is given twice");
    expect(() => mergeReports([report, madeReport({ seed: 2, rates: [20] })])).toThrow(
      "these runs measured other rates (20, 40 and 20 a second)",
    );
    const renamed = { ...other, labels: { functions: "a", containers: "b" } };
    expect(() => mergeReports([report, renamed])).toThrow("named their targets otherwise");
  });

  test("refuses runs of what was deployed otherwise, and says what differs", () => {
    const of = (functionsMemoryGib: number, region = "eu-west-1") => ({
      deployed: { numbers: { functionsMemoryGib }, choices: { region } },
    });
    const refused = () =>
      mergeReports([
        { ...report, ...of(0.5) },
        { ...other, ...of(1) },
      ]);
    expect(refused).toThrow(
      "these runs measured other deployments (functionsMemoryGib 0.5 and 1), so they are not merged",
    );
    expect(() =>
      mergeReports([
        { ...report, ...of(1) },
        { ...other, ...of(1, "us-east-1") },
      ]),
    ).toThrow("(region eu-west-1 and us-east-1)");
    expect(() => mergeReports([{ ...report, ...of(1) }, other])).not.toThrow();
  });

  test("is a report itself", () => {
    expect(parseReport(JSON.stringify(merged))).toEqual(merged);
  });

  test("keeps the worst lag, and puts one run's time after the other's", () => {
    const late = { ...other, lag: { ...other.lag, steady: { ...other.lag.steady, p99: 9 } } };
    expect(mergeReports([report, late as typeof report]).lag.steady?.p99).toBe(9);
    const times = (merged.steady?.segments ?? []).map((segment) => segment.atSeconds);
    expect(times).toHaveLength(320);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("refuses what does not belong together", () => {
    expect(() => mergeReports([report, madeReport({ emulated: true })])).toThrow(
      "an emulated run and one on AWS are never merged",
    );
    const elsewhere = { ...other, targets: { ...other.targets, functions: "https://b.example" } };
    expect(() => mergeReports([report, elsewhere])).toThrow("measured different addresses");
  });

  test("a phase that only one of them ran is that one's, and one that none ran is not there", () => {
    const { step: _, saturation: __, ...short } = other;
    const { saturation: ___, ...rest } = report;
    const both = mergeReports([short, rest]);
    expect(both.step).toEqual(report.step);
    expect(both).not.toHaveProperty("saturation");
    expect(both.steady?.blocks).toHaveLength(160);
  });

  test("refuses runs that sent different requests", () => {
    const asked = { ...other, workload: { requests: [], replaced: 0 } };
    expect(() => mergeReports([report, asked])).toThrow("sent different requests");
  });
});

test("a record that measured only the steady state is one, and says nothing of the rest", () => {
  const { aa, burst, step, saturation, usage, ...short } = report;
  const text = JSON.stringify(short);
  expect(parseReport(text)).toEqual(short);
  const findings = findingsOf(parseReport(text));
  expect(findings.rates).toHaveLength(2);
  expect([findings.recoveries, findings.saturation]).toEqual([[], []]);
  const html = htmlReport(short, findings, new Date(report.at));
  expect(html).toContain("Latency at 20 requests a second");
  expect(html).not.toMatch(/When the load jumps|How much each can take|NaN|undefined/);
  expect(terminalReport(short, findings)).not.toMatch(/Step|Saturation|NaN|undefined/);
});

test("a record without a steady state says nothing of it", () => {
  const { steady, usage, ...short } = report;
  const html = htmlReport(short, findingsOf(short), new Date(report.at));
  expect(html).toContain("When the load jumps");
  expect(html).not.toMatch(/Latency at|Over time|Where the time goes|NaN|undefined/);
});

test.each([
  [
    { ...report, settings: ["speed=1"] },
    "this is not a compare.json: settings: --set speed: there is no such input; there are",
  ],
  [
    { ...report, usage: { ...report.usage, cold: 3, requests: 2 } },
    "this is not a compare.json: usage: 3 cold starts of 2 requests cannot be",
  ],
])("a record that says what cannot be is refused in a line: case %#", (wrong, problem) => {
  expect(() => parseReport(JSON.stringify(wrong))).toThrow(problem);
});
