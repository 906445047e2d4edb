import { shownNumber, typedNumber } from "../../../../html/src/views/cost/typed-number";

test.each([
  ["30M", 30e6],
  ["1,500", 1500],
  ["30_000_000", 30e6],
  [" 0.5 ", 0.5],
  [".25", 0.25],
  ["3e7", 3e7],
  ["1.5 b", 1.5e9],
  ["12k", 12_000],
])("%s is a number", (text, value) => {
  expect(typedNumber(text)).toBe(value);
  expect(typedNumber(shownNumber(value))).toBe(value);
});

test.each(["", "-3", "many", "1.2.3", "5%", "3e999", "M"])("%j is none", (text) => {
  expect(typedNumber(text)).toBeUndefined();
});
