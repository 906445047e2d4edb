import { planOf } from "../../../compare/phases/plan";
import type { Report } from "../../../compare/record/schema";
import { findingsOf } from "../../../compare/report/findings";
import { htmlReport } from "../../../compare/report/html-report";
import { terminalReport } from "../../../compare/report/terminal";
import { verdictSentences } from "../../../compare/report/verdict-words";
import { madeReport, type ReportOptions } from "../../support/reports";

const judged = (report: Report) => {
  const findings = findingsOf(report);
  return { ...findings.verdict, sentences: verdictSentences(report, findings) };
};
const verdict = (options: ReportOptions) => judged(madeReport(options));

test("one line a rate: who is faster, by how much and how sure; of this deployment alone", () => {
  const { headline, sentences, about } = verdict({ slowdown: 1.5 });
  expect(headline).toBe("Containers answer faster in this deployment");
  expect(about).toBe("this deployment");
  expect(sentences[0]).toMatch(/^One deployment is one sample/);
  expect(sentences[1]).toMatch(
    /^At 20 requests a second \(functions, containers\): p50 \d+\.\d ms, \d+\.\d ms \(containers are faster by \d\.\d+ ms \(\d\.\d+ ms to \d\.\d+ ms, \+[45]\d\.\d %\)\); p95 .*; p99 .*; errors 0 %, 0 % \(no difference: .*\); cold starts 0\.\d+ %, 0 %; \$\d+\.\d\d, \$\d+\.\d\d a month \(with this rate as its mean, 52\.6 million requests; .*\)\.$/,
  );
  expect(sentences.filter((each) => each.startsWith("At "))).toHaveLength(2);
});

test("a month's dollars stand in each rate's line: by that rate's cold starts, at that rate or at the traffic chosen", () => {
  const at = (report: Report) => judged(report).rates.map(({ monthly }) => monthly);
  const report = madeReport({});
  const [slow, quick] = at(report);
  expect([slow?.requests, quick?.requests]).toEqual([20 * 730 * 3600, 40 * 730 * 3600]);
  expect(slow).toMatchObject({ traffic: "this rate" });
  const bills = [slow, quick].map((each) => each?.functions.value ?? 0);
  expect(bills[0]).toBeGreaterThan(20);
  expect(bills[1]).toBeGreaterThan(1.5 * (bills[0] ?? 0));
  for (const each of [slow, quick]) {
    const { functions, containers, difference, cheaper } = each ?? {};
    expect(functions?.low).toBeLessThan(functions?.value ?? 0);
    expect(difference?.value).toBeCloseTo((functions?.value ?? 0) - (containers?.value ?? 0), 9);
    const sure = Math.sign(difference?.low ?? 0) === Math.sign(difference?.high ?? 0);
    expect(cheaper === "neither").toBe(!sure);
  }
  // With more cold starts at one rate that one's line is the dearer one.
  const colder = {
    ...report,
    settings: ["requestsPerMonth=30_000_000"],
    steady: {
      ...report.steady,
      groups: report.steady.groups.map((group) =>
        group.rate === 40 && group.temperature === "cold"
          ? { ...group, latency: group.latency.map(([us]) => [us, 50] as [number, number]) }
          : group,
      ),
    },
  };
  const { rates, sentences } = judged(colder);
  const [first, second] = rates.map(({ monthly }) => monthly);
  expect(first).toMatchObject({ requests: 3e7, traffic: "chosen" });
  expect(second?.functions.value).toBeGreaterThan(first?.functions.value ?? 0);
  expect(sentences.join(" ")).toContain("a month (your 30.0 million requests;");
});

test("of what is neither, and where no prices are known, no dollars", () => {
  const report = madeReport({});
  const other = { functions: "other", containers: "containers" } as const;
  expect(judged({ ...report, kinds: other }).rates[0]?.monthly).toBeNull();
  const targets = {
    ...report.targets,
    functions: "https://a.execute-api.xx-nowhere-9.amazonaws.com",
  };
  const there = judged({ ...report, targets });
  expect(there.rates[0]?.monthly).toBeNull();
  expect(there.sentences.join(" ")).not.toContain("$");
});

test("the other way round", () => {
  expect(verdict({ slowdown: 0.6 }).headline).toBe("Functions answer faster in this deployment");
});

test("the same twice is no difference in the median", () => {
  const { rates } = verdict({ slowdown: 1, seed: 5 });
  expect(rates[0]?.claims[0]).toMatchObject({ measure: "p50", better: "neither", withheld: null });
});

test("rule 16: an emulated run gets no verdict, whatever it measured", () => {
  const { headline, sentences, rates, kind, drawn } = verdict({ emulated: true, slowdown: 3 });
  expect(headline).toBe("Emulated: no verdict");
  expect(sentences.join(" ")).not.toMatch(/faster by|cost less/);
  expect({ rates, kind, drawn }).toEqual({ rates: [], kind: "emulated", drawn: false });
});

test("rule 16: a rehearsal draws it all the same, and says so wherever it stands", () => {
  const report = madeReport({ emulated: true, rehearsal: true, slowdown: 1.5 });
  const findings = findingsOf(report);
  expect(findings.verdict).toMatchObject({
    kind: "rehearsal",
    drawn: true,
    headline: "Rehearsal: containers answer faster in this deployment",
  });
  expect(findings.verdict.rates[0]?.claims[0]?.better).toBe("containers");
  expect(terminalReport(report, findings)).toContain("REHEARSAL: CONTAINERS ANSWER FASTER");
  expect(htmlReport(report, findings, new Date(report.at))).toContain("REHEARSAL, EMULATED");
});

test("rule 4: no verdict when the A/A check failed, which has the quantiles of the comparison", () => {
  const { headline, sentences, rates, aa } = verdict({ aaDrift: 1.2 });
  expect(headline).toBe("No verdict: the A/A check failed");
  expect(sentences[0]).toMatch(/^The A\/A check failed: the same functions/);
  expect(new Set(rates.flatMap(({ claims }) => claims.map(({ withheld }) => withheld)))).toEqual(
    new Set(["A/A check"]),
  );
  expect(Object.keys(aa.functions.floor)).toEqual(["p50", "p95", "p99", "errors"]);
  expect(aa.functions.floor.p50).toBeGreaterThan(0);
});

test("rule 4: the check is corrected over both backends and all that is compared", () => {
  const { aa } = findingsOf(madeReport({ seed: 3 }));
  const asked = [...aa.functions, ...aa.containers].map(({ confidence }) => confidence);
  // Two backends of four measures each; where none differs, each stands at the first of Holm's steps.
  expect(asked).toHaveLength(8);
  for (const confidence of asked) expect(confidence).toBeCloseTo(1 - 0.05 / 8, 9);
});

test("nor when none was made", () => {
  const { aa: _, ...report } = madeReport({});
  const { headline, sentences } = judged(report);
  expect(headline).toBe("No verdict: no A/A check was made");
  expect(sentences.filter((each) => each.startsWith("There was no A/A check of"))).toHaveLength(2);
});

/** Blocks of a thousand requests, of which so many failed; containers are twice as slow. */
const failing = (functions: (block: number) => number, containers: (block: number) => number) => {
  const report = madeReport({ rates: [20] });
  const blocks = report.steady.blocks.map((block, index) => {
    const side = (scale: number, failed: number) => ({
      answered: Array.from({ length: 1000 - failed }, (_, at) => scale * (10 + (at % 7))),
      ...{ failed, cold: 0 },
    });
    return {
      ...block,
      functions: side(1, functions(index)),
      containers: side(2, containers(index)),
    };
  });
  return judged({ ...report, steady: { ...report.steady, blocks } }).rates[0]?.claims ?? [];
};

test("rule 5: speed is claimed while at most a thousandth fails on either side, and not beyond", () => {
  const [few] = failing(
    (block) => block % 2,
    (block) => (block + 1) % 2,
  );
  expect(few).toMatchObject({ measure: "p50", better: "functions", withheld: null });
  // Four of a thousand on both sides: no difference, and too many all the same.
  const many = failing(
    () => 4,
    () => 4,
  );
  expect(many[3]).toMatchObject({ measure: "errors", better: "neither" });
  expect(many[0]).toMatchObject({ better: "neither", withheld: "errors" });
});

test("rule 5: nor where error rates differ for sure, though both are below a thousandth", () => {
  const claims = failing(
    (block) => (block % 10 < 9 ? 1 : 0),
    () => 0,
  );
  expect(claims[3]).toMatchObject({ measure: "errors", better: "containers", matters: false });
  expect(Math.max(claims[3]?.functions ?? 1, claims[3]?.containers ?? 1)).toBeLessThan(0.001);
  expect(claims[0]).toMatchObject({ better: "neither", withheld: "errors" });
});

/** The same blocks with another side. */
const withFunctions = (
  report: Report,
  of: (side: { answered: number[]; failed: number; cold: number }, block: number) => object,
): Report => {
  if (report.steady === undefined) throw new Error("it has a steady state");
  const blocks = report.steady.blocks.map((block, index) => ({
    ...block,
    functions: { ...block.functions, ...of(block.functions, index) },
  }));
  return { ...report, steady: { ...report.steady, blocks } };
};

test("rule 5: no claim of speed where error rates differ or pass 0.1 %, however fast the failures", () => {
  const report = withFunctions(madeReport({ slowdown: 0.6 }), ({ answered }) => ({
    answered: answered.slice(0, Math.ceil(answered.length * 0.58)),
    failed: Math.floor(answered.length * 0.42),
  }));
  const { headline, rates } = judged(report);
  expect(headline).toBe("Containers fail less often in this deployment");
  for (const { claims } of rates) {
    expect(claims.map(({ better, withheld }) => [better, withheld])).toEqual([
      ...[1, 2, 3].map(() => ["neither", "errors"]),
      ["containers", null],
    ]);
    // Never answered within any time.
    expect(claims[2]?.functions).toBeNull();
  }
});

test("rule 8: the headline names no side where a claim as sure says the opposite", () => {
  const report = withFunctions(madeReport({ slowdown: 0.7 }), ({ answered }) => ({
    answered: answered.map((ms, index) => (index % 10 === 0 ? ms + 400 : ms)),
  }));
  expect(judged(report).headline).toBe(
    "Each is faster at something: functions at the median and containers at p95 and p99 in this deployment",
  );
});

test("rule 8: nor does one that fails less often hide that it is slower", () => {
  const slow = madeReport({ slowdown: 1.6, rates: [20] });
  const failing = madeReport({ slowdown: 1, rates: [40] });
  const blocks = failing.steady.blocks.map((block) => ({
    ...block,
    containers: { ...block.containers, failed: 1 },
  }));
  const both: Report = {
    ...slow,
    steady: {
      ...slow.steady,
      plan: { ...slow.steady.plan, rates: [20, 40] },
      blocks: [...slow.steady.blocks, ...blocks],
    },
  };
  expect(judged(both).headline).toBe(
    "Each is better at something: functions fail less often, containers answer faster in this deployment",
  );
});

test("rule 8: it depends on the load only where the signs oppose each other surely", () => {
  const one = madeReport({ slowdown: 1.5, rates: [20] });
  const other = madeReport({ slowdown: 0.5, rates: [40] });
  const both: Report = {
    ...one,
    steady: {
      ...one.steady,
      plan: { ...one.steady.plan, rates: [20, 40] },
      blocks: [...one.steady.blocks, ...other.steady.blocks],
    },
  };
  expect(judged(both).headline).toMatch(/^Which one is faster depends on the load/);
});

test("rule 14: a claim is withheld where the generator's lag differs by more than half of it", () => {
  const report = madeReport({ slowdown: 1.5 });
  const lags = report.steady.lags.map((row) =>
    row.backend === "functions" && row.rate === 20 ? { ...row, p50: 4, p95: 5 } : row,
  );
  const [late, fine] = judged({ ...report, steady: { ...report.steady, lags } }).rates;
  expect(late?.claims[0]).toMatchObject({ better: "neither", withheld: "generator lag" });
  expect(fine?.claims[0]).toMatchObject({ better: "containers", withheld: null });
});

test("rule 14: of a void run no side is said to cost less, and its break-even is not to be relied on", () => {
  const report: Report = { ...madeReport({ slowdown: 1.5 }), void: ["The generator was late."] };
  const { rates, sentences } = judged(report);
  expect(rates.map(({ monthly }) => [monthly?.cheaper, monthly?.withheld])).toEqual([
    ["neither", "void"],
    ["neither", "void"],
  ]);
  expect(sentences.join(" ")).toContain("requests; nothing claimed: the run is void)");
  expect(sentences.join(" ")).not.toMatch(/costs? .* less/);
  const findings = findingsOf(report);
  expect(terminalReport(report, findings)).toContain(
    "Cost with what a void run measured (not to be relied on): Below",
  );
  expect(htmlReport(report, findings, new Date(report.at))).toContain("The run is void: the cold");
  const sound = findingsOf(madeReport({ slowdown: 1.5 })).verdict.rates;
  expect(sound.map(({ monthly }) => monthly?.cheaper)).toEqual(["containers", "containers"]);
  // Nor where the same side differed from itself.
  const drifted = verdict({ aaDrift: 1.2 }).rates[0]?.monthly;
  expect(drifted).toMatchObject({ cheaper: "neither", withheld: "A/A check" });
});

test("rule 14: nothing is withheld of a tie, whatever the generator's lag", () => {
  const report = madeReport({ slowdown: 1 });
  const lags = report.steady.lags.map((row) =>
    row.backend === "functions" ? { ...row, p50: 4, p95: 5, p99: 6 } : row,
  );
  const { headline, rates } = judged({ ...report, steady: { ...report.steady, lags } });
  for (const { claims } of rates) {
    expect(claims.map(({ better, withheld }) => [better, withheld])).toEqual(
      claims.map(() => ["neither", null]),
    );
  }
  expect(headline).toMatch(/^No difference was found/);
});

test("rule 1: segments shorter than ten times the longest stall are said to hide some of it", () => {
  const report = madeReport({});
  const { steady } = report;
  const inTurns = (longestStall: number): Report => ({
    ...report,
    steady: { ...steady, plan: { ...steady.plan, order: "in turns" }, longestStall },
  });
  expect(judged(inTurns(250)).reasons).toEqual([
    expect.stringMatching(
      /^The longest stall seen took 250 ms, and segments of 1 s are shorter than ten times/,
    ),
  ]);
  expect(judged(inTurns(90)).reasons).toEqual([]);
  expect(judged(report).reasons).toEqual([]);
});

test("rule 13: a difference of the doors stands in the verdict", () => {
  const report = madeReport({});
  const targets = { ...report.targets, containers: "http://lb-1.eu-west-1.elb.amazonaws.com" };
  expect(judged({ ...report, targets }).reasons).toEqual([
    expect.stringMatching(
      /^The doors differ: functions were asked over HTTPS, containers over plain HTTP; what that costs is in every difference, and opening a connection \(.* and .*\) in none/,
    ),
  ]);
});

test("too few blocks are said to be too few", () => {
  const report = madeReport({});
  const blocks = report.steady.blocks.slice(0, 30);
  const { headline, sentences } = judged({ ...report, steady: { ...report.steady, blocks } });
  expect(sentences[1]).toMatch(/p50 .* \(nothing claimed: too few blocks, 40 are needed\)/);
  expect(headline).toBe("Too few blocks for a verdict");
});

test("a shift of 3 % at the sample size of the standard profile is found, in every run", () => {
  const { rates, segmentSeconds } = planOf({ profile: "standard", seed: 1 }).steady;
  for (const seed of [1, 2, 3]) {
    const report = madeReport({ slowdown: 1.03, seed, rates, segmentSeconds });
    const found = judged(report).rates.flatMap(({ claims }) => claims.map(({ better }) => better));
    expect(found).toContain("containers");
    expect(found).not.toContain("functions");
  }
});

test("the terminal shows every rate with intervals, and says where too few samples are", () => {
  const report = madeReport({});
  const text = terminalReport(report, findingsOf(report));
  expect(text).toContain("CONTAINERS ANSWER FASTER");
  expect(text).toMatch(
    /20 +functions +806 +0 +6 +\d+\.\d+ \(\d+\.\d+ to \d+\.\d+\).*too few samples/,
  );
  expect(text).toContain("Of 2,412 steady requests to functions 12 met a cold start");
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
    const sentences = verdictSentences(report, findings);
    expect(findings.verdict.headline).toBe("<b>version 2</b> answers faster in this deployment");
    expect(sentences[1]).toMatch(
      /^At 20 requests a second \(version 1, <b>version 2<\/b>\): .*\(<b>version 2<\/b> is faster by /,
    );
    expect(sentences.join(" ")).not.toMatch(/functions|containers are|cost/);
  });

  test("the terminal and the report name them, and the report as text", () => {
    const text = terminalReport(report, findings);
    expect(text).toMatch(/20 +version 1 +806/);
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
  const text = terminalReport(strange, findings);
  expect(text).toMatch(said);
  const html = htmlReport(strange, findings, new Date(report.at));
  expect(html).toMatch(said);
  expect(findings.verdict.rates[0]?.cold.containers).toBeNull();
  // Not told is not none.
  const row = (text: string, cells: RegExp) => expect(text).toMatch(cells);
  row(text, /^ *20 +containers +800 +0 +not told /m);
  row(text, /^ *20 +functions +806 +0 +6 /m);
  row(
    html,
    /<th scope="row">20<\/th><td>containers<\/td>(<td>[\d.]+ ms<\/td>){3}<td>not told<\/td>/,
  );
  row(
    html,
    /<th scope="row">20<\/th><td>functions<\/td>(<td>[\d.]+ ms<\/td>){3}<td>0\.744 %<\/td>/,
  );
});
