import { formatTime } from "../../html/src/format-time";

test("what is not a time is shown as it is", () => {
  expect(formatTime("yesterday")).toBe("yesterday");
  expect(formatTime("2026-11-22T12:00:00.000Z")).toMatch(/22 Nov 2026/);
});
