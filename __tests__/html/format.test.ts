import { formatCount, formatTime, formatUsd } from "../../html/src/format";

test.each([
  [950, "950"],
  [10_000, "10 k"],
  [30_741_283, "30.7 M"],
  [1e10, "10 B"],
])("%p is %p", (count, text) => expect(formatCount(count)).toBe(text));

test.each([
  [0, "$0.00"],
  [0.0182, "$0.018"],
  [1.824, "$1.82"],
  [1754.3, "$1,754.30"],
  [17_543.2, "$17,543"],
])("%p USD is %p", (usd, text) => expect(formatUsd(usd)).toBe(text));

test("what is not a time is shown as it is", () => {
  expect(formatTime("yesterday")).toBe("yesterday");
  expect(formatTime("2026-11-22T12:00:00.000Z")).toMatch(/22 Nov 2026/);
});
