import {
  bytes,
  count,
  dollars,
  exact,
  large,
  milliseconds,
  number,
  plain,
  points,
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
  expect([999_999.4, 999_999.6, 999.4e6, 999.7e6].map(large)).toEqual([
    ...["999,999", "1.00 million", "999 million", "1.00 billion"],
  ]);
  expect([1234.5, 12_345, 0.25].map(exact)).toEqual(["1,234.5", "12,345", "0.25"]);
  expect(points(0.0164)).toBe("1.64 points");
  expect(large(Number.POSITIVE_INFINITY)).toBe("without end");
  expect(dollars(1754.295)).toBe("$1,754.30");
  expect([0.5, 0.95, 0.999].map(quantileName)).toEqual(["p50", "p95", "p99.9"]);
});

test.each([
  [950, "950"],
  [10_000, "10 k"],
  [30_741_283, "30.7 M"],
  [1e10, "10 B"],
])("the count %p is %p", (value, text) => expect(count(value)).toBe(text));

test.each([
  [0, "$0.00"],
  [0.0182, "$0.018"],
  [7.1e-7, "$0.00000071"],
  [1.824, "$1.82"],
  [17_543.2, "$17,543"],
])("%p USD is %p", (usd, text) => expect(dollars(usd)).toBe(text));

test.each([
  [812, "812 B"],
  [1234, "1.23 kB"],
  [5_500_000, "5.5 MB"],
])("%p bytes are %p", (value, text) => expect(bytes(value)).toBe(text));
