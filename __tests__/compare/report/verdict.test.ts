import { planOf } from "../../../compare/phases/plan";
import { findingsOf } from "../../../compare/report/findings";
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
  const report = { ...madeReport({}), aa: { functions: [], containers: [] } };
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
