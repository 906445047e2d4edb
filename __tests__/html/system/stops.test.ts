import fc from "fast-check";
import { stopsOf } from "../../../html/src/system/stops";

test("a request's way: there and back through its door, and to the table where it was asked", () => {
  const server = { sequence: 1, initMs: 50, appMs: 10, databaseMs: 20 };
  const stops = stopsOf({ ms: 100, server });
  expect(stops.map(({ at }) => at)).toEqual([
    "you",
    "door",
    "compute",
    "table",
    "compute",
    "door",
    "you",
  ]);
  // 20 ms are left for the way; the start is spent where it computes.
  expect(stops[2]?.from).toBeCloseTo(0.1);
  expect(stops[2]?.to).toBeCloseTo(0.65);
  expect(stops[4]?.from).toBeCloseTo(0.85);
  expect(stopsOf({ ms: 100, server: {} }).map(({ at }) => at)).not.toContain("table");
});

test("whatever an answer tells, no stop is before the one that went before it", () => {
  const ms = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  const part = fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(ms, part, part, part, fc.boolean(), (ms, appMs, databaseMs, initMs, first) => {
      const server = {
        ...(appMs === undefined ? {} : { appMs }),
        ...(databaseMs === undefined ? {} : { databaseMs }),
        ...(initMs === undefined ? {} : { initMs }),
        sequence: first ? 1 : 2,
      };
      const times = stopsOf({ ms, server }).flatMap(({ from, to }) => [from, to]);
      for (const [index, time] of times.entries()) {
        expect(time).toBeGreaterThanOrEqual((times[index - 1] ?? 0) - 1e-9);
        expect(time).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});
