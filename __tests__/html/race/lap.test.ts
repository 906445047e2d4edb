import { finishOf, type Lap } from "../../../html/src/race/lap";
import { sayCrowd, sayLaps } from "../../../html/src/race/words";

const lap = (name: "functions" | "containers", ms: number, more: Partial<Lap> = {}): Lap => ({
  backend: {
    name,
    title: name === "functions" ? "Functions" : "Containers",
    address: "",
    description: "",
  },
  ms,
  status: 200,
  server: {},
  ...more,
});

test("a race has a winner or is a tie; other runs are no race", () => {
  expect(finishOf([lap("functions", 40), lap("containers", 20)])).toBe("containers");
  expect(finishOf([lap("functions", 20), lap("containers", 20.9)])).toBe("tie");
  expect(finishOf([lap("functions", 20)])).toBeUndefined();
  expect(finishOf([lap("functions", 20, { status: 502 }), lap("containers", 40)])).toBeUndefined();
  expect(
    finishOf([lap("functions", 20, { status: undefined }), lap("containers", 4)]),
  ).toBeUndefined();
  expect(finishOf([lap("functions", 20, { did: "wrote" }), lap("containers", 4)])).toBeUndefined();
});

test("unlike runs are told one by one, and silence first", () => {
  expect(
    sayLaps([lap("functions", 20, { did: "wrote" }), lap("containers", 4, { did: "reads it" })]),
  ).toBe("Functions wrote: 200 in 20.0 ms. Containers reads it: 200 in 4.0 ms.");
  expect(sayLaps([lap("functions", 20), lap("containers", 4, { status: undefined })])).toBe(
    "Containers: no answer. Functions answered 200 in 20.0 ms.",
  );
});

test("of a crowd it is counted who answered, who was cold and who failed", () => {
  const cold = { instance: "a", sequence: 1, initMs: 100 };
  const laps = [
    lap("functions", 200, { server: cold }),
    lap("functions", 20, { server: { instance: "b", sequence: 2 } }),
    lap("functions", 20, { server: { instance: "b", sequence: 3 } }),
    lap("functions", 9, { status: 503 }),
    lap("functions", 9, { status: undefined }),
  ];
  expect(sayCrowd(laps)).toBe("3 answers from 2 instances, 1 cold start, 2 failed");
  expect(sayCrowd([lap("containers", 9)])).toBe("1 answer");
});
