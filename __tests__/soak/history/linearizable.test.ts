import fc from "fast-check";
import { firstViolation, type Reading } from "./linearizable";
import type { Operation, State } from "./operation";

/** From when to when, and what: `1-2 create a`, `1-2 get a`, `1-2 get -`, `1-2 delete ?`. */
function read(text: string): Operation {
  const [, from, to, kind, value = "", mark] =
    /^(\d+)-(\d+) (create|get|delete) ?([a-z-]*) ?([!?]?)$/.exec(text) ?? [];
  const times = { id: "post", invoked: Number(from), returned: Number(to) };
  const outcome = mark === "?" ? "unknown" : "done";
  if (kind === "create")
    return { ...times, kind, value, outcome: mark === "!" ? "refused" : outcome };
  if (kind === "delete") return { ...times, kind, outcome };
  return { ...times, kind: "get", outcome: "done", found: value === "-" ? undefined : value };
}
const check = (history: readonly string[], reading?: Reading) => {
  const violation = firstViolation(history.map(read), reading);
  return violation && history[history.map(read).findIndex((one) => sameAs(one, violation))];
};
const sameAs = (one: Operation, other: Operation) => JSON.stringify(one) === JSON.stringify(other);

describe("histories that are right", () => {
  test.each<[string, readonly string[]]>([
    ["nothing", []],
    ["one after the other", ["1-2 get -", "3-4 create a", "5-6 get a", "7-8 delete", "9-10 get -"]],
    ["a refused create, and the first stays", ["1-2 create a", "3-4 create b !", "5-6 get a"]],
    ["a get beside a create sees either", ["1-9 create a", "2-3 get -", "4-5 get a"]],
    ["two creates at once, one wins", ["1-9 create a", "1-9 create b !", "10-11 get a"]],
    [
      "deleted and made again at once",
      ["1-2 create a", "3-9 delete", "3-9 create b", "10-11 get b"],
    ],
    ["a create without an answer never happened", ["1-2 create a ?", "3-4 get -", "5-6 get -"]],
    ["it did", ["1-2 create a ?", "3-4 get a"]],
    ["it did later", ["1-2 create a ?", "3-4 get -", "5-6 get a"]],
    ["it refuses another", ["1-2 create a ?", "3-4 create b !"]],
    [
      "a delete without an answer happened later",
      ["1-2 create a", "3-4 delete ?", "5-6 get a", "7-8 get -"],
    ],
    [
      "each of many without an answer once",
      ["1-2 create a ?", "1-2 delete ?", "3-4 get a", "5-6 create b", "7-8 get b"],
    ],
  ])("%s", (_name, history) => {
    expect(check(history)).toBeUndefined();
  });
});

describe("histories that are wrong", () => {
  test.each<[string, readonly string[], string]>([
    ["what nobody made is there", ["1-2 get a"], "1-2 get a"],
    ["what was made is not", ["1-2 create a", "3-4 get -"], "3-4 get -"],
    ["what was deleted is back", ["1-2 create a", "3-4 delete", "5-6 get a"], "5-6 get a"],
    ["read backwards", ["1-9 create a", "2-3 get a", "4-5 get -"], "4-5 get -"],
    ["made twice", ["1-2 create a", "3-4 create b"], "3-4 create b"],
    ["two at once, both made", ["1-9 create a", "1-9 create b"], "1-9 create b"],
    ["refused, and nothing was there", ["1-2 create a !"], "1-2 create a !"],
    [
      "refused, and stored all the same",
      ["1-2 create a", "3-4 create b !", "5-6 delete", "7-8 get b"],
      "7-8 get b",
    ],
    [
      "without an answer, and done before it was asked",
      ["1-2 get a", "3-4 create a ?"],
      "1-2 get a",
    ],
    [
      "without an answer, and stored twice",
      ["1-2 create a ?", "3-4 get a", "5-6 delete", "7-8 get a"],
      "7-8 get a",
    ],
    [
      "deleted twice by one that was acknowledged",
      ["1-2 create a", "3-4 delete", "5-6 create b", "7-8 get -"],
      "7-8 get -",
    ],
    [
      "deleted twice by one without an answer",
      ["1-2 create a", "3-4 delete ?", "5-6 get -", "7-8 create b", "9-10 get -"],
      "9-10 get -",
    ],
  ])("%s", (_name, history, violation) => {
    expect(check(history)).toBe(violation);
  });
});

describe("within its time alone", () => {
  test.each<[string, readonly string[], string | undefined]>([
    ["a create happened before its failure was told", ["1-2 create a ?", "3-4 get a"], undefined],
    ["or never", ["1-2 create a ?", "3-4 get -", "5-6 get -"], undefined],
    ["and no later", ["1-2 create a ?", "3-4 get -", "5-6 get a"], "5-6 get a"],
    [
      "of two that do the same, the one that may still",
      ["1-9 delete ?", "2-3 delete ?", "1-1 create a", "4-5 get a", "6-7 get -"],
      undefined,
    ],
  ])("%s", (_name, history, violation) => {
    expect(check(history, "within")).toBe(violation);
  });
});

/** What really happened, in this order, seen through intervals around each moment. */
const happened = fc.array(
  fc.record({
    kind: fc.constantFrom("create", "get", "delete"),
    before: fc.nat(8),
    after: fc.nat(8),
    answered: fc.boolean(),
  }),
  { maxLength: 24 },
);
type Happened = typeof happened extends fc.Arbitrary<infer T> ? T : never;

function observe(steps: Happened): Operation[] {
  let state: State;
  return steps.map(({ kind, before, after, answered }, number): Operation => {
    const at = number * 4 + 10;
    const times = { id: "post", invoked: at - before, returned: at + after + 0.5 };
    if (kind === "get") return { ...times, kind, outcome: "done", found: state };
    if (kind === "delete") {
      state = undefined;
      return { ...times, kind, outcome: answered ? "done" : "unknown" };
    }
    const value = `v${number}`;
    const outcome = state === undefined ? "done" : "refused";
    state ??= value;
    return { ...times, kind: "create", value, outcome: answered ? outcome : "unknown" };
  });
}

test.each<Reading>(["anytime", "within"])(
  "what has really happened is never refused: %s",
  (reading) => {
    fc.assert(
      fc.property(happened, (steps) => firstViolation(observe(steps), reading) === undefined),
      { numRuns: 500 },
    );
  },
);

/** By trying every order: slow, and plain enough to be believed. */
function hasOrder(left: readonly Operation[], state: State): boolean {
  const must = left.filter(({ outcome }) => outcome !== "unknown");
  if (must.length === 0) return true;
  const first = Math.min(...must.map(({ returned }) => returned));
  return left.some((one) => {
    if (one.invoked > first) return false;
    const rest = left.filter((other) => other !== one);
    if (one.outcome === "unknown" && hasOrder(rest, state)) return true;
    if (one.kind === "get") return one.found === state && hasOrder(rest, state);
    if (one.kind === "delete") return hasOrder(rest, undefined);
    if (one.outcome === "refused") return state !== undefined && hasOrder(rest, state);
    return state === undefined && hasOrder(rest, one.value);
  });
}

test("any small history is judged as by trying every order", () => {
  const times = { id: fc.constant("post"), invoked: fc.nat(12), takes: fc.nat(6) };
  const value = fc.constantFrom("a", "b");
  const operation = fc.oneof(
    fc.record({
      ...times,
      kind: fc.constant("create"),
      value,
      outcome: fc.constantFrom("done", "refused", "unknown"),
    }),
    fc.record({
      ...times,
      kind: fc.constant("delete"),
      outcome: fc.constantFrom("done", "unknown"),
    }),
    fc.record({
      ...times,
      kind: fc.constant("get"),
      outcome: fc.constant("done"),
      found: fc.option(value, { nil: undefined }),
    }),
  );
  let wrong = 0;
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 6 }), (drawn) => {
      const history = drawn.map(({ takes, ...one }) => ({
        ...one,
        returned: one.invoked + takes,
      })) as unknown as Operation[];
      const right = hasOrder(history, undefined);
      if (!right) wrong += 1;
      return (firstViolation(history) === undefined) === right;
    }),
    { numRuns: 3_000 },
  );
  // Else nothing was told apart.
  expect(wrong).toBeGreaterThan(500);
});
