import { inVirtualTime } from "../../../../compare/adversaries/virtual/in-virtual-time";
import { pause } from "../../../../compare/load/pause";
import { soon } from "../../../../compare/load/soon";

test("an hour of waiting takes no time, and everything happens in its order", async () => {
  const real = { now: performance.now, setTimeout, setImmediate };
  const seen: string[] = [];
  const started = Date.now();
  const end = await inVirtualTime(async () => {
    const at = async (ms: number, name: string): Promise<void> => {
      await pause(ms);
      seen.push(`${name} ${performance.now()}`);
    };
    await Promise.all([at(3_600_000, "hour"), at(5, "first"), at(10, "then"), at(10, "also then")]);
    return performance.now();
  });
  expect(end).toBe(3_600_000);
  expect(seen).toEqual(["first 5", "then 10", "also then 10", "hour 3600000"]);
  expect(Date.now() - started).toBeLessThan(3_600_000);
  expect({ now: performance.now, setTimeout, setImmediate }).toEqual(real);
});

test("what polls sees the time pass, and what was cleared does not happen", async () => {
  let happened = false;
  const polls = await inVirtualTime(async () => {
    clearTimeout(
      setTimeout(() => {
        happened = true;
      }, 1),
    );
    let count = 0;
    for (; performance.now() < 2; count += 1) await soon();
    return count;
  });
  expect(polls).toBeGreaterThan(5);
  expect(happened).toBe(false);
});

test("many that are due are done in the order of their times", async () => {
  const times = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000);
  const seen: number[] = [];
  await inVirtualTime(() =>
    Promise.all(
      times.map(async (ms) => {
        await pause(ms);
        seen.push(ms);
      }),
    ),
  );
  expect(seen).toEqual([...times].sort((a, b) => a - b));
});

test("errors are thrown, and the real clock is back; what waits for something else is told", async () => {
  const { setTimeout: before } = globalThis;
  await expect(
    inVirtualTime(async () => {
      await pause(10);
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
  await expect(inVirtualTime(() => new Promise(() => {}))).rejects.toThrow(
    "the work waits for what is not the clock's",
  );
  expect(globalThis.setTimeout).toBe(before);
});
