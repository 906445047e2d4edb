import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deployedTargets } from "../../compare/run/deployed";
import { writeUrls } from "../../local/write-urls";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "urls-"));
  file = join(folder, "urls.js");
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = () => readFileSync(file, "utf8");

test("is written where there is none, and again at the next start, with its addresses", () => {
  expect(writeUrls(file, "let urls = [1];\n")).toBe(true);
  expect(writeUrls(file, "let urls = [2];\n")).toBe(true);
  expect(text()).toMatch(/^\/\/ Written by npm start: .*\nlet urls = \[2\];\n$/);
});

test("a comparison of what is deployed does not take it for a deploy", async () => {
  const outputs = ["FunctionsURL", "ContainersURL"].map((OutputKey) => ({
    OutputKey,
    OutputValue: "http://127.0.0.1:3001",
  }));
  writeUrls(file, `let urls = ${JSON.stringify(outputs)};\n`);
  await expect(deployedTargets(file)).rejects.toThrow("nothing was deployed from here");
});

test("a deploy's stays as it is", () => {
  writeFileSync(file, "let urls = [3];\n");
  expect(writeUrls(file, "let urls = [1];\n")).toBe(false);
  expect(text()).toBe("let urls = [3];\n");
});

test("a folder that is not there stops nothing", () => {
  expect(writeUrls(join(folder, "gone", "urls.js"), "let urls = [1];\n")).toBe(false);
});
