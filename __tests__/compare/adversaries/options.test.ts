import { parseOptions } from "../../../compare/adversaries/options";

test("without words all adversaries are met, in virtual time", () => {
  expect(parseOptions([])).toEqual({
    names: [],
    time: "virtual",
    profile: "standard",
    seed: 1,
    seeds: 20,
    atOnce: 1,
    keep: undefined,
    table: false,
    help: false,
  });
});

test.each([
  [["--time", "slow"], '--time is "slow"; it must be one of virtual, real'],
  [["--profile", "fast"], '--profile is "fast"; it must be one of quick, standard, thorough'],
  [["--seeds", "0"], '--seeds is "0"; it must be a whole number from 1 to 10000'],
  [["--at-once", "1.5"], '--at-once is "1.5"; it must be a whole number from 1 to 64'],
  [["--table"], "--table belongs to --keep FILE"],
  [["--fast"], "Unknown option '--fast'"],
])("%j is refused", (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
