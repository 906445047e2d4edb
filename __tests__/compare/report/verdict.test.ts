import { planOf } from "../../../compare/phases/plan";
import type { Report } from "../../../compare/record/schema";
import { findingsOf } from "../../../compare/report/findings";
import { htmlReport } from "../../../compare/report/html-report";
import { terminalReport } from "../../../compare/report/terminal";
import { verdictOf } from "../../../compare/report/verdict";
import { decide } from "../../../compare/stats/decision";
import { madeReport, type ReportOptions } from "../../support/reports";

const verdict = (options: ReportOptions) => {
  const report = madeReport(options);
  return verdictOf(report, findingsOf(report));
};

test("who is faster, by how much and how sure, at each rate and percentile", () => {
  const { headline, sentences } = verdict({ slowdown: 1.5 });
  expect(headline).toBe("Containers answer faster");
  expect(sentences[0]).toMatch(
    /^At 20 requests a second containers are faster at the median: functions take \d\.\d+ ms longer \(95 % interval \d\.\d+ ms to \d\.\d+ ms; functions against containers \+[45]\d\.\d %\)\.$/,
  );
  expect(sentences.filter((each) => each.startsWith("At "))).toHaveLength(4);
  expect(sentences.at(-1)).toMatch(
    /^Below .* million requests a month functions cost less, above it containers/,
  );
});

test("the other way round", () => {
  expect(verdict({ slowdown: 0.7 }).headline).toBe("Functions answer faster");
});

test("the same twice is no difference", () => {
  const { headline, sentences } = verdict({ slowdown: 1, seed: 5 });
  expect(headline).toBe("No difference was found");
  expect(sentences[0]).toMatch(/^At 20 requests a second the median shows no difference/);
});

test("an emulated run gets no verdict, whatever it measured", () => {
  const { headline, sentences } = verdict({ emulated: true, slowdown: 3 });
  expect(headline).toBe("Emulated: no verdict");
  expect(sentences.join(" ")).not.toMatch(/faster at|cost less/);
});

test("no verdict either when the A/A check failed", () => {
  const { headline, sentences } = verdict({ aaDrift: 1.2 });
  expect(headline).toBe("No verdict: the A/A check failed");
  expect(sentences).toEqual([expect.stringMatching(/^The A\/A check failed: the same functions/)]);
});

test("nor when none was made", () => {
  const { aa: _, ...report } = madeReport({});
  const { headline, sentences } = verdictOf(report, findingsOf(report));
  expect(headline).toBe("No verdict: no A/A check was made");
  expect(sentences).toHaveLength(2);
});

test("too few blocks are said to be too few", () => {
  const report = madeReport({});
  const few = {
    ...report,
    steady: { ...report.steady, blocks: report.steady.blocks.slice(0, 30) },
  };
  const { sentences } = verdictOf(few, findingsOf(few));
  expect(sentences[0]).toBe(
    "At 20 requests a second: too few blocks for a difference (30; 40 are needed).",
  );
});

test("a shift of 5 % at the sample size of the standard profile is found, at every rate", () => {
  const { rates, segmentSeconds } = planOf({ profile: "standard", seed: 1 }).steady;
  for (const seed of [1, 2, 3, 4, 5]) {
    const { blocks } = madeReport({ slowdown: 1.05, seed, rates, segmentSeconds }).steady;
    for (const rate of rates) {
      const of = blocks.filter((block) => block.rate === rate);
      const pairs = of.map(({ functions, containers }) => ({ a: functions, b: containers }));
      expect(decide(pairs, [0.5], seed).map((decision) => decision.kind)).toEqual(["b is faster"]);
    }
  }
}, 120_000);

test("the terminal shows every rate with intervals, and says where too few samples are", () => {
  const report = madeReport({});
  const text = terminalReport(report, findingsOf(report));
  expect(text).toContain("CONTAINERS ANSWER FASTER");
  expect(text).toMatch(/20 +functions +800 +\d+\.\d+ \(\d+\.\d+ to \d+\.\d+\).*too few samples/);
  expect(text).toContain("Cold starts, functions: 12 of 2412 steady requests");
  expect(text).toContain("Seed 1");
});

describe("two that are named", () => {
  const report: Report = {
    ...madeReport({ slowdown: 1.5 }),
    labels: { functions: "version 1", containers: "<b>version 2</b>" },
    kinds: { functions: "containers", containers: "containers" },
  };
  const findings = findingsOf(report);

  test("the words name them, as one thing each, and speak of no cost", () => {
    const { headline, sentences } = verdictOf(report, findings);
    expect(headline).toBe("<b>version 2</b> answers faster");
    expect(sentences[0]).toMatch(
      /^At 20 requests a second <b>version 2<\/b> is faster at the median: version 1 takes /,
    );
    expect(sentences.join(" ")).not.toMatch(/functions|containers are|cost/);
  });

  test("the terminal and the report name them, and the report as text", () => {
    const text = terminalReport(report, findings);
    expect(text).toMatch(/20 +version 1 +800/);
    expect(text).not.toMatch(/Functions|functions|Cost/);
    const html = htmlReport(report, findings, new Date(report.at));
    expect(html).toContain("&#60;b&#62;version 2&#60;/b&#62;");
    expect(html).not.toMatch(/<b>version|What it costs|What moves the break-even/);
  });
});

test("a target that does not say what its requests met: the report says what it cannot tell", () => {
  const report = madeReport({});
  const { steady } = report;
  const strange: Report = {
    ...report,
    steady: {
      ...steady,
      parts: steady.parts.filter(({ backend }) => backend === "functions"),
      groups: steady.groups.map((group) =>
        group.backend === "containers" ? { ...group, temperature: "unknown" } : group,
      ),
    },
  };
  const findings = findingsOf(strange);
  const said = /2,400 answers of containers do not say which instance gave them/;
  expect(verdictOf(strange, findings).sentences.join(" ")).toMatch(said);
  const text = terminalReport(strange, findings);
  expect(text).toMatch(said);
  expect(text).toContain("Latency (warm and cold) in milliseconds");
  // 800 warm ones and 6 cold ones: both sides are taken alike.
  expect(text).toMatch(/20 +functions +806/);
  const html = htmlReport(strange, findings, new Date(report.at));
  expect(html).toContain("Latency at 20 requests a second, warm and cold");
  expect(html).toMatch(said);
});
