import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { usage as checkUsage } from "../../check/options";
import { deployedCase } from "../../compare/cost/deployed-case";
import { findingsOfCase } from "../../compare/report/cost-findings";
import { breakEvenWords } from "../../compare/report/cost-words";
import { usage as compareUsage } from "../../compare/run/args";
import { restCostWords } from "../../deploy/rest-cost";
import { usage as startUsage } from "../../local/options";
import { parseManifest } from "../../runtime/app";
import { manifest } from "../../runtime/blog/manifest";
import { readSettings } from "../../settings";

const root = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const flat = (text: string) => text.replace(/\s+/g, " ");
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
].filter((file) => file.endsWith(".md"));
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const parts = JSON.parse(read("parts/parts.json")) as {
  totals: Record<string, { resources: number; kinds: number }>;
};

/** The options that a usage text or a table's first cells name. */
const optionsIn = (text: string) =>
  [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([name]) => name))].sort();
const firstCells = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| `--"))
    .map((line) => line.split("|")[1])
    .join();
/** Of a usage text, where each option begins its line. */
const optionsOf = (usage: string) =>
  optionsIn([...usage.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map(([, name]) => name).join(" "));

describe.each(pages)("%s", (file) => {
  const text = read(file);

  test("names no command that there is none", () => {
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(
      ([, name = ""]) => name,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("leads to places that are there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) => link);
    const gone = links.filter((link) => !existsSync(join(root, dirname(file), link)));
    expect(gone).toEqual([]);
  });
});

describe("options", () => {
  test("of npm start stand in docs/local.md, and no other", () => {
    const known = optionsOf(startUsage).filter((name) => name !== "--help");
    expect(optionsIn(firstCells(read("docs/local.md")))).toEqual(known);
  });

  test("of npm run compare that docs/compare.md explains are there", () => {
    const told = optionsIn(firstCells(read("docs/compare.md")));
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((name) => !optionsOf(compareUsage).includes(name))).toEqual([]);
  });

  test("of the README are there", () => {
    const commands = [...readme.matchAll(/^ {4}(npm run check|npm start) -- (.*?)(?: {2}.*)?$/gm)];
    expect(commands).toHaveLength(2);
    for (const [, command = "", said = ""] of commands) {
      const usage = command === "npm start" ? startUsage : checkUsage;
      expect(optionsOf(usage)).toEqual(expect.arrayContaining(optionsIn(said)));
    }
  });
});

test("each setting stands in docs/settings.md, and no other", () => {
  const inCode = [...read("settings.ts").matchAll(/\br\.read\(\s*"([A-Z_]+)"/g)].map(([, n]) => n);
  const rows = read("docs/settings.md")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const told = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([A-Z_]+)`/g)]);
  // A key is the app's to name.
  const keys = Object.keys(manifest.keys);
  const names = told.map(([, name = ""]) => name).filter((name) => !keys.includes(name));
  expect(names.sort()).toEqual(inCode.sort());
});

describe("figures", () => {
  test("the break-even is what npm run cost says", () => {
    const words = breakEvenWords(findingsOfCase(deployedCase(undefined)));
    const [, at, low, high] =
      /^Below (\S+ million) requests .* \((\S+) million to (\S+ million) with all/.exec(words) ??
      [];
    expect(readme).toContain(`**${at} requests a month**`);
    expect(flat(readme)).toContain(`(${low} to ${high} with all that is assumed)`);
  });

  test("the kinds of parts are those that npm run parts counts", () => {
    const { functions, containers } = parts.totals;
    expect(readme).toContain(`**${functions?.kinds} kinds of parts, or ${containers?.kinds}**`);
    const lessons = flat(read("docs/lessons.md"));
    expect(lessons).toContain(
      `made of ${functions?.kinds} kinds of resources, containers of ${containers?.kinds}:`,
    );
    expect(lessons).toContain(
      `${functions?.resources} for the blog's functions, ${containers?.resources} for its containers`,
    );
  });

  test("the cold start is what the bench found", () => {
    const row =
      /^\| cold start, runtime client 3, x empty handler \| \**([\d.]+)\**.*?\(([\d.]+) ms\)/m;
    const [, ratio, empty] = row.exec(read("docs/speed.md")) ?? [];
    expect(flat(readme)).toContain(`${Number(ratio).toFixed(1)} times an empty function's`);
    expect(readme).toContain(`**${Math.round((Number(ratio) * Number(empty)) / 10) * 10} ms**`);
  });

  test("what a month costs at rest is what npm run deploy says", () => {
    const settings = readSettings({}, {}, parseManifest(manifest, "blog"));
    const dollars = (words: string) => /about (\d+) dollars for the containers/.exec(words)?.[1];
    const production = { ...settings, egress: "endpoints", minTasks: 2 } as const;
    expect(readme).toContain(
      `about ${dollars(restCostWords(settings))} dollars for the containers`,
    );
    expect(flat(readme)).toContain(
      `production's two tasks behind endpoints it is about ${dollars(restCostWords(production))}.`,
    );
  });
});
