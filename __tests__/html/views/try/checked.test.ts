import { groupsOf } from "../../../../check/report/groups";
import { checkedFrom, doorWords } from "../../../../html/src/views/try/checked";
import { reported } from "./reported";

test("findings stand by gravity, those of one kind together", () => {
  const [, first] = reported.findings;
  const again = { ...first, what: "After DELETE too." };
  const groups = groupsOf(
    checkedFrom({ ...reported, findings: [...reported.findings, again] }).findings,
  );
  expect(
    groups.map(({ severity, kinds }) => [severity, kinds.map(({ findings }) => findings.length)]),
  ).toEqual([
    ["change", [2]],
    ["know", [1]],
  ]);
  expect(groups[0]?.kinds[0]?.head).toBe(
    "State in memory (functions and containers; silently; seen)",
  );
});

test("a door's line says why it is not ready", () => {
  expect(checkedFrom(reported).doors.map(doorWords)).toEqual([
    "Functions: ready with these changes: State in memory",
    "Containers: ready",
  ]);
});

test.each([[undefined], [{}], [{ ...reported, findings: [{}] }]])("%j is no report", (other) => {
  expect(() => checkedFrom(other)).toThrow("something else than a report");
});
