import fc from "fast-check";
import { differingPart, lineRows } from "../../../../html/src/views/try/line-difference";

const shown = (left: string, right: string) =>
  lineRows([...left], [...right])
    .map(({ left: l, right: r, same }) =>
      same ? left[l ?? -1] : `(${left[l ?? -1] ?? ""}|${right[r ?? -1] ?? ""})`,
    )
    .join("");

test.each([
  ["abc", "abc", "abc"],
  ["abc", "axc", "a(b|x)c"],
  ["abc", "abxyc", "ab(|x)(|y)c"],
  ["abcd", "ad", "a(b|)(c|)d"],
  ["ab", "", "(a|)(b|)"],
  ["xaybz", "aqb", "(x|)a(y|q)b(z|)"],
])("%s beside %s is %s", (left, right, rows) => {
  expect(shown(left, right)).toBe(rows);
});

test("whatever the texts, each line is there once and in order, and alike are those that say so", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (left, right) => {
      const rows = lineRows(left, right);
      const indexes = (side: "left" | "right") => rows.flatMap((row) => row[side] ?? []);
      expect(indexes("left")).toEqual(left.map((_, index) => index));
      expect(indexes("right")).toEqual(right.map((_, index) => index));
      for (const row of rows.filter(({ same }) => same)) {
        expect(left[row.left ?? -1]).toBe(right[row.right ?? -1]);
      }
      const longest = longestCommon(left, right);
      expect(rows.filter(({ same }) => same)).toHaveLength(longest);
    }),
  );
});

/** By trying all. */
function longestCommon(left: readonly string[], right: readonly string[]): number {
  const [first, ...rest] = left;
  if (first === undefined || right.length === 0) return 0;
  const at = right.indexOf(first);
  const with_ = at < 0 ? 0 : 1 + longestCommon(rest, right.slice(at + 1));
  return Math.max(with_, longestCommon(rest, right));
}

test("long texts are compared in their order, at once", () => {
  const [left, right] = ["a", "b"].map((name) =>
    Array.from({ length: 30_000 }, (_, index) => `${name}${index}`),
  );
  const rows = lineRows(left ?? [], right ?? []);
  expect(rows).toHaveLength(30_000);
  expect(rows.every(({ same }) => !same)).toBe(true);
});

test.each([
  ["total: 1,", "total: 12,", [8, 8]],
  ["total: 12,", "total: 1,", [8, 9]],
  ["aaa", "aa", [2, 3]],
  ["same", "same", [4, 4]],
])("of %j against %j %j differs", (line, other, part) => {
  expect(differingPart(line, other)).toEqual(part);
});
