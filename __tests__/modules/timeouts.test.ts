import { ladderProblems } from "../../modules/timeouts";

const rungs = (...seconds: number[]) =>
  seconds.map((s, i) => ({ name: `rung ${i + 1}`, seconds: s }));

test("a ladder whose rungs rise has no problem", () => {
  expect(ladderProblems(rungs(0.5, 1, 10, 30))).toEqual([]);
  expect(ladderProblems(rungs(5))).toEqual([]);
  expect(ladderProblems([])).toEqual([]);
});

test("each rung that is not below the next is told", () => {
  expect(ladderProblems(rungs(1, 1, 0.5, 30))).toEqual([
    "rung 1 is 1 s and rung 2 is 1 s; allowed is only the first below the second.",
    "rung 2 is 1 s and rung 3 is 0.5 s; allowed is only the first below the second.",
  ]);
});
