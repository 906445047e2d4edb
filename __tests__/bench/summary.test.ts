import { readFileSync } from "node:fs";
import { pictureOf } from "../../bench/report/picture";
import { page, picture, withSummary } from "../../bench/report/publish";
import { readResults } from "../../bench/report/results";
import { summaryOf } from "../../bench/report/summary";
import { figure, partOf } from "./figures";

const rowsOf = (markdown: string) => markdown.split("\n").slice(2);

test("a row has what ours reach on each Node, the aim, and the peers", () => {
  const newer = { ...partOf("server", "24.1.0"), figures: [{ ...figure, aim: 0.7 }] };
  expect(rowsOf(summaryOf([newer, partOf("server")]))).toEqual([
    "| server: a store, x raw | ours **0.600** | ours 0.600 | 0.5 | raw 1 (200 requests/s), slow 0.100, Flask: pip install flask | `npm run bench -- server` |",
  ]);
});

test("what was measured on the newer Node alone has its row too", () => {
  expect(rowsOf(summaryOf([partOf("server", "24.1.0")]))).toEqual([
    expect.stringContaining("|  | ours **0.600** |"),
  ]);
});

test("it goes between its marks, and nowhere else", () => {
  const text = "before\n<!-- measured -->\nold\n<!-- /measured -->\nafter\n";
  const now = withSummary(text, [partOf("server")]);
  expect(now).toContain("before\n<!-- measured -->\n| Figure");
  expect(now).toMatch(/\|\n<!-- \/measured -->\nafter\n$/);
  expect(now).not.toContain("old");
  expect(() => withSummary("no marks", [])).toThrow(/needs the lines <!-- measured -->/);
});

test("the docs show what bench/results.json holds", async () => {
  const parts = await readResults();
  const text = readFileSync(page, "utf8");
  expect(withSummary(text, parts)).toBe(text);
  expect(pictureOf(parts)).toBe(readFileSync(picture, "utf8"));
});
