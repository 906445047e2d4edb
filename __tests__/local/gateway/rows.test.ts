import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** The rows of the table, by their numbers. */
const rows = [...textOf("docs/gateway.md").matchAll(/^\| (\d+) \|/gm)].map(([, row]) =>
  Number(row),
);

/** What each TypeScript file below a folder says, by its path. */
const textsBelow = (...folders: string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => [`${folder}/${file}`, textOf(`${folder}/${file}`)] as const),
  );

/** The numbers that a text names: `row 4`, `rows 1, 2 and 32`. */
const named = (text: string) =>
  [...text.matchAll(/\brows? (\d+(?:(?:, | and )\d+)*)/gi)].flatMap(([, list = ""]) =>
    list.split(/, | and /).map(Number),
  );

const comments = (text: string) => [...text.matchAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g)].join("\n");
const titles = (text: string) =>
  [...text.matchAll(/^\s*(?:test|test\.each\(.*\)|\]\))\("(row .*?)"/gm)].map(([, title]) => title);

const sources = textsBelow("local/gateway", "runtime/app").map(
  ([file, text]) => [file, named(comments(text))] as const,
);
const tests = textsBelow("__tests__/local").map(
  ([file, text]) => [file, named(titles(text).join("\n"))] as const,
);

test("the rows are numbered one after the other", () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows).toEqual(rows.map((_row, at) => at + 1));
});

test.each([
  ["a source", sources],
  ["a test", tests],
])("each row is named by %s", (_what, files) => {
  const all = files.flatMap(([, numbers]) => numbers);
  expect(rows.filter((row) => !all.includes(row))).toEqual([]);
});

test("no source and no test names a row that is not there", () => {
  const wrong = [...sources, ...tests].flatMap(([file, numbers]) =>
    numbers.filter((row) => !rows.includes(row)).map((row) => `${file}: row ${row}`),
  );
  expect(wrong).toEqual([]);
});
