import type { Lap } from "../../../html/src/race/lap";
import { toldByAnswers } from "../../../html/src/system/told";
import { sayUnits, type Unit } from "../../../html/src/system/units";

const backend = { name: "functions", title: "Functions", address: "", description: "" } as const;
const lap = (server: Lap["server"], more: Partial<Lap> = {}): Lap => ({
  backend,
  ms: 122,
  status: 200,
  server,
  ...more,
});

test("answers tell who gave them, and what happened in words", () => {
  const source = toldByAnswers();
  let changes = 0;
  const end = source.watch(() => {
    changes += 1;
  });
  source.note("getPost", lap({ instance: "a", sequence: 1, initMs: 100 }));
  source.note("getPost", lap({ instance: "a", sequence: 2 }, { ms: 3 }));
  source.note("getPost", lap({}, { status: 503, ms: 4 }));
  source.note("getPost", lap({}, { status: undefined }));
  expect(source.news().map(({ text }) => text)).toEqual([
    "Functions did not answer",
    "getPost: 4.0 ms, status 503",
    "getPost: warm, 3.0 ms",
    "getPost: cold start, 122 ms",
  ]);
  expect(source.units().functions).toEqual([{ id: "a", state: "seen", detail: "its request 2" }]);
  expect(changes).toBe(4);
  end();
  for (let more = 0; more < 9; more += 1) source.note("listPosts", lap({}));
  expect(source.news()).toHaveLength(6);
  expect(changes).toBe(4);
  expect(source.kill).toBeUndefined();
});

test("the dots in words", () => {
  const units = (...states: Unit["state"][]) =>
    states.map((state, id) => ({ id: `${id}`, state, detail: "" }));
  expect(sayUnits("functions", [])).toBe("no instance: nothing runs");
  expect(sayUnits("containers", [])).toBe("no task yet");
  expect(sayUnits("functions", units("frozen", "frozen"))).toBe("2 instances, frozen");
  expect(sayUnits("containers", units("idle"))).toBe("1 task, idle");
  expect(sayUnits("functions", units("frozen", "busy", "frozen"))).toBe(
    "3 instances: 2 frozen, 1 busy",
  );
});
