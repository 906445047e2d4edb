import type { Bench, Setting } from "../../bench/bench";
import { readOptions } from "../../bench/options";
import { type Outcome, runBenches } from "../../bench/run-benches";
import { figure } from "./figures";

const bench = (name: string, run: Bench["run"]): Bench => ({ name, about: `about ${name}`, run });

test("a bench that breaks is told, and those after it run", async () => {
  const said: string[] = [];
  const outcomes: Outcome[] = [];
  const setting: Setting = { node: "node", short: true, progress: (text) => said.push(text) };
  await runBenches(
    [
      bench("one", async ({ progress }) => {
        progress("half way");
        throw new Error("no such thing");
      }),
      bench("two", async () => [figure]),
    ],
    setting,
    async (outcome) => void outcomes.push(outcome),
  );
  expect(outcomes).toEqual([
    { bench: "one", error: new Error("no such thing") },
    { bench: "two", figures: [figure] },
  ]);
  expect(said).toEqual(["one: about one", "one: half way", "two: about two"]);
});

describe("options", () => {
  const known = ["server", "list"];

  test("all on Node 22 where nothing is said", () => {
    const usual = { names: [], short: false, node: "22", table: false };
    expect(readOptions([], known)).toEqual(usual);
  });

  test("names, and how", () => {
    expect(readOptions(["list", "--short", "--node", "24", "--table"], known)).toEqual({
      names: ["list"],
      short: true,
      node: "24",
      table: true,
    });
  });

  test.each([
    [["lists"], "There is no bench lists. There are: server, list."],
    [["--fast"], "Usage: npm run bench"],
  ])("%s is refused", (args, message) => {
    expect(() => readOptions(args, known)).toThrow(message);
  });
});
