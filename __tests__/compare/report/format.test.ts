import {
  dollars,
  large,
  milliseconds,
  number,
  plain,
  quantileName,
} from "../../../compare/report/format";

test.each([
  [0, "0"],
  [0.00123456, "0.00123"],
  [0.5, "0.500"],
  [0.9997, "1.00"],
  [1.234, "1.23"],
  [9.996, "10.0"],
  [99.96, "100"],
  [1234.5, "1,235"],
  [-12.34, "-12.3"],
  [Number.NaN, "–"],
])("%d is %s", (value, text) => {
  expect(number(value)).toBe(text);
});

test("each kind of quantity has its form", () => {
  expect(plain(40)).toBe("40");
  expect(milliseconds(12.34)).toBe("12.3 ms");
  expect(milliseconds(12_340)).toBe("12.3 s");
  expect(large(30_741_283)).toBe("30.7 million");
  expect(large(850_000.4)).toBe("850,000");
  expect(large(Number.POSITIVE_INFINITY)).toBe("without end");
  expect(dollars(1754.295)).toBe("$1,754.30");
  expect([0.5, 0.95, 0.999].map(quantileName)).toEqual(["p50", "p95", "p99.9"]);
});
