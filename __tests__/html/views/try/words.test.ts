import { axisEnd, timeParts, wasCold } from "../../../../html/src/race/time-parts";
import { differenceOf } from "../../../../html/src/views/try/answer-difference";
import { type Result, winnerOf } from "../../../../html/src/views/try/result";
import { sayBefore, sayDifference, sayOutcome } from "../../../../html/src/views/try/words";
import { answered, resultOf } from "./answered";

const cold = { sequence: 1, initMs: 120, appMs: 2, databaseMs: 5 };

test("the first who answered wins; nobody does by a hair, or where one failed", () => {
  const [slow, quick] = [resultOf("functions", { ms: 40 }), resultOf("containers", { ms: 20 })];
  expect(winnerOf([slow, quick])).toBe(quick);
  expect(winnerOf([slow, resultOf("containers", { ms: 38.5 })])).toBeUndefined();
  expect(winnerOf([slow, resultOf("containers", { ms: 20, status: 503 })])).toBeUndefined();
  expect(winnerOf([quick])).toBeUndefined();
});

test("the race and what differs in a sentence each", () => {
  const results = [
    resultOf("functions", { ms: 240, server: cold }),
    resultOf("containers", { ms: 60 }),
  ];
  const of = (body: string, status = 200) => ({
    answer: answered(body, undefined, { status }),
    unique: "u",
  });
  expect(sayOutcome(results, differenceOf(of("[1]"), of("[1]")))).toBe(
    "Containers answered first, in 60.0 ms; functions took 240 ms (cold start), 4 times as long. The answers are alike.",
  );
  expect(sayDifference(differenceOf(of("[1]"), of("[2]", 404)))).toBe(
    "The answers differ: the status and 1 line of the body.",
  );
  expect(sayDifference(differenceOf(of("[1]"), of("[ 1 ]")))).toMatch(/how they are written alone/);
});

test("one alone, a tie, and silence", () => {
  const one = resultOf("functions", { ms: 12 });
  expect(sayOutcome([one], undefined)).toBe("Functions answered 200 in 12.0 ms.");
  expect(sayOutcome([one, resultOf("containers", { ms: 12 })], undefined)).toBe(
    "A tie: functions in 12.0 ms, containers in 12.0 ms.",
  );
  const advice = { what: "", tryThis: "" };
  const silent: Result = {
    ...resultOf("containers"),
    outcome: { kind: "silence", ms: 5, advice },
  };
  expect(sayOutcome([one, silent], undefined)).toBe(
    "Containers: no answer. Functions answered 200 in 12.0 ms.",
  );
});

test("before a write it is said how often it happens", () => {
  const both = ["Functions", "Containers"];
  expect(sayBefore("GET", both, false)).toBe("");
  expect(sayBefore("POST", both, false)).toMatch(
    /^POST is sent to functions; containers then read/,
  );
  expect(sayBefore("POST", both, true)).toMatch(/^POST is sent to both:.*twice/);
  expect(sayBefore("DELETE", ["Containers"], true)).toBe("DELETE is sent to containers alone.");
});

test("a time is split into what is known, and the parts are all of it", () => {
  expect(timeParts(200, cold)).toEqual([
    { name: "rest", ms: 73 },
    { name: "start", ms: 120 },
    { name: "app", ms: 2 },
    { name: "database", ms: 5 },
  ]);
  expect(timeParts(20, {})).toEqual([{ name: "rest", ms: 20 }]);
  // A clock that disagrees must not make a part of less than nothing.
  expect(timeParts(4, { appMs: 3, databaseMs: 9 })).toEqual([{ name: "database", ms: 4 }]);
});

test("cold is who waited for the start; an answer that says nothing is neither", () => {
  expect(wasCold(200, cold)).toBe(true);
  expect(wasCold(100, cold)).toBe(false);
  expect(wasCold(200, { ...cold, sequence: 2 })).toBe(false);
  expect(wasCold(200, {})).toBeUndefined();
});

test.each([
  [0, 10],
  [10, 10],
  [11, 20],
  [201, 500],
  [999, 1000],
])("an axis for %p ms ends at %p", (ms, end) => expect(axisEnd(ms)).toBe(end));
