import { mkdir, mkdtemp, readFile, realpath, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, findApp } from "../../../build/app/find-app";
import { projectFolder } from "../../../build/project";
import { buildStale } from "../../../build/stale/build-stale";

let folder: string;
let app: App;
const write = (name: string, text: string) => writeFile(join(folder, name), text);
const bundle = () => join(projectFolder, app.output, "functions/app.cjs");
const holds = async (text: string) => (await readFile(bundle(), "utf8")).includes(text);

/** Files' times are coarse: what is written within them counts as written meanwhile. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
async function build() {
  await settled();
  app = await findApp(folder);
  return buildStale(["functions"], app);
}

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "stale-")));
  await mkdir(join(folder, "node_modules/word"), { recursive: true });
  await write("package.json", '{ "name": "stale" }');
  await write("node_modules/word/package.json", '{ "name": "word", "main": "first.js" }');
  await write("node_modules/word/first.js", 'module.exports = "word-1";');
  await write("node_modules/word/second.js", 'module.exports = "word-2";');
  await write("part.js", 'exports.part = "part-1";');
  await write(
    "index.js",
    'const { part } = require("./part"); module.exports = (q, s) => s.end(part + require("word"));',
  );
  await build();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(join(projectFolder, app.output), { recursive: true, force: true });
});

test("what nothing changed of is not made again", async () => {
  expect(await build()).toEqual([]);
  expect([await holds("part-1"), await holds("word-1")]).toEqual([true, true]);
});

test.each<[string, () => Promise<unknown>, string]>([
  ["a source", () => write("part.js", 'exports.part = "part-2";'), "part-2"],
  [
    "a source, with its time put back",
    async () => {
      const { atime, mtime } = await stat(join(folder, "part.js"));
      await write("part.js", 'exports.part = "part-2";');
      await utimes(join(folder, "part.js"), atime, mtime);
    },
    "part-2",
  ],
  [
    "a package's file",
    () => write("node_modules/word/first.js", 'module.exports = "word-3";'),
    "word-3",
  ],
  [
    "which file a package begins with",
    () => write("node_modules/word/package.json", '{ "name": "word", "main": "second.js" }'),
    "word-2",
  ],
  [
    "a file that is found before another",
    () => write("part.ts", 'export const part = "part-3";'),
    "part-3",
  ],
  [
    "the manifest",
    () => write("manifest.js", 'module.exports = { healthPath: "/other-health" };'),
    "other-health",
  ],
  ["the bundle itself", () => writeFile(bundle(), "broken"), "part-1"],
  ["the bundle, which is gone", () => rm(bundle()), "part-1"],
])("%s that changed is seen", async (_what, change, text) => {
  expect(await build()).toEqual([]);
  await change();
  expect(await build()).toEqual(["functions"]);
  expect(await holds(text)).toBe(true);
});

test("what does not belong to it goes", async () => {
  await build();
  const left = join(projectFolder, app.output, "functions/left.txt");
  await writeFile(left, "left");
  await build();
  await expect(stat(left)).rejects.toThrow("ENOENT");
});
