import { parseReport } from "../../../../compare/record/schema";
import { answeredAt, summaryRows } from "../../../../html/src/views/compare/summary";
import { wordsOn } from "../../../../html/src/views/compare/words";
import { away, local, sampleReport as report } from "./sample-report";

test("a comparison from the page is a valid compare.json", () => {
  const made = report(away, 40);
  expect(parseReport(JSON.stringify(made))).toEqual(made);
  expect(made.usage).toMatchObject({ cold: 1, requests: 401, inits: [200] });
  expect(made.lag.steady).toMatchObject({ void: false, count: 801 });
});

test("a local one is emulated and gets no verdict", () => {
  const { label, sentences } = wordsOn(report(local, 40, 5));
  expect(label).toBe("Emulated: no verdict");
  expect(sentences.join(" ")).not.toMatch(/faster at/);
  expect(sentences.join(" ")).toMatch(/Of 401 steady requests to functions 1 met a cold start/);
});

test("a deployed one says what it saw, and that it was a first look", () => {
  const { label, sentences } = wordsOn(report(away, 40, 5));
  expect(label).toBe("A first look");
  expect(sentences[0]).toMatch(/p50 15\.5 ms, 10\.4 ms \(containers are faster by 5\.10 ms/);
  expect(sentences.join(" ")).toMatch(/npm run compare/);
  expect(wordsOn(report(away, 40, 0)).sentences[0]).toMatch(/p50 .*\(no difference/);
  expect(wordsOn(report(away, 10, 5)).sentences[0]).toMatch(/too few blocks/);
});

test("the table has all requests with intervals, and counts cold ones and errors", () => {
  const [functions, containers] = summaryRows(report(away, 40, 5), 20);
  expect(functions?.slice(0, 3)).toEqual(["functions", "401", "15.5 (15.4 to 15.5)"]);
  expect(functions?.slice(-3)).toEqual(["300", "1", "0"]);
  expect(containers?.slice(-2)).toEqual(["0", "0"]);
  expect(summaryRows(report(away, 2), 20)[0]?.at(-4)).toMatch(/too few samples/);
});

test("what is compared is there for the rates that were measured alone", () => {
  expect(answeredAt(report(away, 2), 20).containers.count).toBe(20);
  expect(answeredAt(report(away, 2), 99).functions).toEqual({ count: 0, answered: [] });
});

test("there is no more in it than was measured", () => {
  const made = report(away, 2);
  for (const phase of ["aa", "burst", "step", "saturation"]) expect(made).not.toHaveProperty(phase);
  expect(made.steady?.plan).toEqual({
    rates: [20],
    blocks: 40,
    segmentSeconds: 0.5,
    order: "in turns",
  });
  expect(made.workload.requests).toEqual([
    { name: "getOrder", method: "GET", path: "/orders/1", share: 1 },
  ]);
});
