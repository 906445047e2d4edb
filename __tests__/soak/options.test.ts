import { parseOptions } from "./options";

test("all parts by default, of an app the faults alone", () => {
  expect(parseOptions([])).toMatchObject({
    parts: ["faults", "history", "overload", "fuzz"],
    requests: 20_000,
    each: 150,
  });
  expect(parseOptions(["--app", "x"])).toMatchObject({ parts: ["faults"], app: "x" });
  expect(parseOptions(["fuzz", "--seed", "7"])).toMatchObject({ parts: ["fuzz"], seed: 7 });
});

test.each<[readonly string[], RegExp]>([
  [["flood"], /"flood" is no part; there are faults, history, overload, fuzz/],
  [["--seed", "x"], /--seed is "x"; it must be/],
  [["--requests", "0"], /--requests is "0"; it must be/],
  [["--nonsense"], /--nonsense/],
  [["fuzz", "--app", "x"], /--app goes with the faults alone/],
])("%j is refused in words", (args, words) => {
  expect(() => parseOptions(args)).toThrow(words);
});
