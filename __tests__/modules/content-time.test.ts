import { contentTime } from "../../modules/content-time";

test("the same content has the same time, another has another, and all are in the past", () => {
  const times = Array.from({ length: 1_000 }, (_, i) => contentTime(Buffer.from(`file ${i}`)));
  expect(contentTime(Buffer.from("file 7"))).toEqual(times[7]);
  expect(new Set(times.map(Number)).size).toBeGreaterThan(995);
  for (const time of times) {
    expect(time.getUTCFullYear()).toBeGreaterThanOrEqual(2000);
    expect(time.getUTCFullYear()).toBeLessThan(2020);
    expect(time.getUTCHours()).toBe(12);
    expect(time.getUTCSeconds() % 2).toBe(0);
  }
});
