import type { Level } from "../../../compare/phases/saturation";
import type { Limits } from "../../../compare/record/limits";
import { stopWords } from "../../../compare/report/stop-words";

const level = (change: Partial<Level>): Level => ({
  ...{ backend: "functions", offered: 80, perSecond: [70], requests: 160, errors: 20 },
  ...{ throttled: 0, instances: 0, latency: [], stop: "errors" },
  ...change,
});
const limits: Limits = {
  ...{ throttleRate: 50, mostTasks: 2, tableReads: 100, accountConcurrency: 10 },
};

test.each<[string, Partial<Level>, string]>([
  ["the throttle", { stop: "throttle" }, "429: the throttle of 50 a second, a limit and no speed"],
  [
    "the account",
    { instances: 10, failures: [{ status: 503, count: 4 }] },
    "more than 1 % failed: 4 503; the account's concurrency of 10 was reached, a limit and no speed",
  ],
  [
    "the table",
    { instances: 3, failures: [{ status: 503, count: 20 }] },
    "more than 1 % failed: 20 503; a 503 may be the table's, which lets 100 read units a second through, a limit and no speed",
  ],
  [
    "all tasks",
    { backend: "containers", instances: 2, stop: "objective", errors: 0 },
    "p99 passed the objective; all of the 2 tasks that it may have answered",
  ],
  [
    "tasks that had not come",
    { backend: "containers", instances: 1, stop: "objective", errors: 0 },
    "p99 passed the objective; 1 of the 2 tasks that it may have answered: more come within minutes, which a ramp does not wait for",
  ],
  [
    "no answers",
    { failures: [{ status: 0, cause: "ECONNREFUSED", count: 9 }] },
    "more than 1 % failed: 9 ECONNREFUSED",
  ],
  ["the generator", { stop: "generator", instances: 10 }, "the load generator itself was late"],
])("rule 11: a ramp that %s stopped says so", (_, change, words) => {
  expect(stopWords(level(change), limits)).toBe(words);
});

test("without known limits none is named", () => {
  const found = level({ instances: 10, failures: [{ status: 503, count: 20 }] });
  expect(stopWords(found)).toBe("more than 1 % failed: 20 503");
  expect(stopWords(level({ stop: "throttle" }))).toBe("429: the throttle, a limit and no speed");
});
