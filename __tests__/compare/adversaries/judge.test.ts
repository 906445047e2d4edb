import { plain } from "../../../compare/adversaries/adversaries";
import type { Adversary } from "../../../compare/adversaries/adversary";
import { judge } from "../../../compare/adversaries/judge";
import type { Claim, Said, Words } from "../../../compare/adversaries/said";
import { saidBy, type Written } from "../../../compare/adversaries/said-by";
import type { Fact } from "../../../compare/adversaries/truth";

const adversary: Adversary = {
  name: "one",
  servers: { functions: plain, containers: plain },
  finds: ["p99"],
};
const fact = (measure: Fact["measure"], functions: number, containers: number): Fact => ({
  rate: 40,
  measure,
  functions,
  containers,
  settled: true,
});
const truth = [
  fact("p50", 50, 50),
  fact("p95", 70.5, 70),
  fact("p99", 800, 80),
  fact("errors", 0, 0),
  fact("cold starts", 0.05, 0),
];
const claim = (given: Partial<Claim>): Claim => ({
  rate: 40,
  measure: "p99",
  better: "containers",
  matters: true,
  ...given,
});
const words = (claims: readonly Claim[], intervals: Words["intervals"] = []): Said => ({
  kind: "verdict",
  headline: "",
  about: "this deployment",
  rates: [40],
  claims,
  intervals,
  stopped: null,
});

test("a claim of the right side is true, and finds what had to be found", () => {
  expect(judge(adversary, truth, words([claim({})]))).toMatchObject({
    falseClaims: [],
    missed: [],
  });
});

test.each([
  ["the wrong side", claim({ better: "functions" })],
  ["a side where both are equal", claim({ measure: "p50" })],
])("a claim of %s is false", (_, wrong) => {
  const { falseClaims } = judge(adversary, truth, words([claim({}), wrong]));
  expect(falseClaims).toEqual([expect.stringContaining(`better at ${wrong.measure} at 40/s`)]);
});

test("what differs by little may be called different, but not that it matters", () => {
  const judged = (matters: boolean) =>
    judge(adversary, truth, words([claim({}), claim({ measure: "p95", matters })]));
  expect(judged(false)).toMatchObject({ falseClaims: [], overstated: [] });
  expect(judged(true)).toMatchObject({
    falseClaims: [],
    overstated: [expect.stringContaining("p95 at 40/s, and it matters; true are 70.5 and 70.0")],
  });
});

test("what had to stop the functions must be named, at a load near the true one", () => {
  const throttled = {
    ...adversary,
    finds: [],
    stops: { by: "throttle", from: 30, to: 80 },
  } as const;
  const missedOf = (stopped: Words["stopped"]) =>
    judge(throttled, truth, { ...(words([]) as Words), stopped }).missed;
  expect(missedOf({ by: "throttle", held: 45 })).toEqual([]);
  expect(missedOf({ by: "throttle", held: 160 })).toEqual(["capacity"]);
  expect(missedOf({ by: "objective", held: 45 })).toEqual(["capacity"]);
  expect(missedOf(null)).toEqual(["capacity"]);
});

test("without a claim what had to be found is missed", () => {
  expect(judge(adversary, truth, words([])).missed).toEqual(["p99"]);
});

test("an interval holds the true difference or not; where that has no size it is not counted", () => {
  const at = { rate: 40, measure: "p99" } as const;
  const said = words(
    [claim({})],
    [
      { ...at, low: 700, high: 740 },
      { ...at, low: 0, high: 719 },
      { ...at, rate: 10, low: 0, high: 1 },
    ],
  );
  expect(judge(adversary, truth, said)).toMatchObject({ intervals: 2, holding: 1 });
  const endless = [fact("p99", Number.POSITIVE_INFINITY, 80)];
  expect(judge(adversary, endless, said)).toMatchObject({ intervals: 0, falseClaims: [] });
});

test("a refusal must say what is wrong, and a verdict in its place is false", () => {
  const refused = { ...adversary, finds: [], refusal: /answers 404/ };
  const why = (text: string): Said => ({ kind: "refused", why: text });
  expect(judge(refused, [], why("functions answers 404")).falseClaims).toEqual([]);
  expect(judge(refused, [], why("no such file")).falseClaims).toHaveLength(1);
  expect(judge(refused, truth, words([])).falseClaims).toHaveLength(1);
  expect(judge(adversary, [], why("answers 404")).missed).toEqual(["p99"]);
});

test("of a verdict every sure claim is read, cold rates that lie apart, and open intervals", () => {
  const range = (low: number | null, high: number | null) => ({ value: low, low, high });
  const verdict: Written["verdict"] = {
    headline: "Rehearsal: containers answer faster",
    about: "this deployment",
    rates: [
      {
        rate: 40,
        monthly: null,
        cold: { functions: range(0.04, 0.06), containers: range(0, 0.001) },
        claims: [
          {
            measure: "p99",
            functions: null,
            containers: 80,
            difference: range(700, null),
            relative: range(8, null),
            confidence: 0.99,
            p: 0.001,
            better: "containers",
            matters: true,
            floor: 3,
            withheld: null,
          },
          {
            measure: "p50",
            functions: 50,
            containers: 50,
            difference: range(-1, 1),
            relative: range(-0.02, 0.02),
            confidence: 0.95,
            p: 1,
            better: "neither",
            matters: false,
            floor: 1,
            withheld: null,
          },
        ],
      },
    ],
  };
  expect(saidBy({ verdict })).toEqual({
    kind: "verdict",
    headline: "Rehearsal: containers answer faster",
    about: "this deployment",
    rates: [40],
    claims: [claim({}), claim({ measure: "cold starts" })],
    intervals: [
      { rate: 40, measure: "p99", low: 700, high: Number.POSITIVE_INFINITY },
      { rate: 40, measure: "p50", low: -1, high: 1 },
    ],
    stopped: null,
  });
});
