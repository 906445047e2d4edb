import { type Doors, startDoors } from "../doors";
import type { Operation } from "./operation";
import { compareFeeds, judge, kinds, runHistory } from "./run-history";
import { variations } from "./variations";

describe("both doors under many clients", () => {
  let doors: Doors;
  beforeAll(async () => {
    doors = await startDoors();
  });
  afterAll(() => doors?.stop());

  test.each(variations.map((one) => [one.name, one] as const))(
    "while %s happens",
    async (_name, variation) => {
      const judged = await runHistory(doors, variation, {
        seed: 1,
        clients: 8,
        each: 12,
        posts: 6,
      });
      expect(judged.operations).toBeGreaterThan(50);
      const wrong = kinds.filter((kind) => judged.violations[kind] > 0);
      expect(wrong).toEqual([]);
      expect(judged.feed).toEqual([]);
    },
  );
});

describe("what clients saw is judged", () => {
  const at = (time: number) => ({ id: "a", invoked: time, returned: time + 1 });
  const create = (time: number, value: string, outcome: "done" | "refused" | "unknown" = "done") =>
    ({ ...at(time), kind: "create", value, outcome }) as const;
  const remove = (time: number, outcome: "done" | "unknown" = "done") =>
    ({ ...at(time), kind: "delete", outcome }) as const;
  const get = (time: number, found?: string) =>
    ({ ...at(time), kind: "get", outcome: "done", found }) as const;

  test.each<[(typeof kinds)[number], readonly Operation[]]>([
    ["a post that was acknowledged is gone", [create(0, "x"), get(2)]],
    ["a post that was deleted is back", [create(0, "x"), remove(2), get(4, "x")]],
    [
      "a create that was refused is stored",
      [create(0, "x"), create(2, "y", "refused"), remove(4), get(6, "y")],
    ],
    ["a create was refused where nothing was", [create(0, "x", "refused")]],
    ["a create was made where one was", [create(0, "x"), create(2, "y")]],
  ])("%s", (kind, operations) => {
    const judged = judge(operations, ["a", "b"]);
    expect(judged.violations).toEqual({ ...noViolations, [kind]: 1 });
    expect(judged.late).toBe(0);
  });
  const noViolations = Object.fromEntries(kinds.map((kind) => [kind, 0]));

  test("a write that happens after its failure was told is late, and no violation", () => {
    const judged = judge([create(0, "x", "unknown"), get(2), get(4, "x")], ["a"]);
    expect(judged).toMatchObject({ violations: noViolations, late: 1, unknown: 1, operations: 3 });
  });

  test("nothing is wrong where all is right", () => {
    const judged = judge([create(0, "x"), get(2, "x"), remove(4), get(6)], ["a"]);
    expect(judged).toMatchObject({ violations: noViolations, late: 0 });
  });

  test("what the posts and the feeds do not agree on is told", () => {
    const posts = { a: "1", b: "2", c: "3" };
    expect(compareFeeds({ posts, feeds: [posts, posts] }).feed).toEqual([]);
    const feeds = [posts, { a: "1", b: "other", d: "4" }];
    expect(compareFeeds({ posts, feeds }).feed).toEqual(["b", "c", "d"]);
  });
});
