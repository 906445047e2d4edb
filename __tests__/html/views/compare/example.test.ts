import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../../../build/project";
import { readExample } from "../../../../html/src/views/compare/example";
import { wordsOn } from "../../../../html/src/views/compare/words";

test("the example is a sound comparison that says that it is emulated", async () => {
  const report = readExample(await readFile(join(projectFolder, "html/example.js"), "utf8"));
  expect(report.void).toEqual([]);
  expect(report.steady?.plan.blocks).toBeGreaterThanOrEqual(40);
  const { label, headline, sentences } = wordsOn(report);
  expect(label).toBe("Emulated: no verdict");
  // What the view is for: a difference with its interval, and a cold start.
  expect(headline).toMatch(/^At \d+ requests a second .* ms \(.* to .*\) sooner/);
  expect(sentences.join(" ")).toMatch(/requests to functions [1-9]\d* met a cold start/);
});
