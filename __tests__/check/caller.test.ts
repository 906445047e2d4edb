import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../build/project";

let around: string;
beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), "caller-"));
});
afterEach(() => rm(around, { recursive: true }));

/** What is said of who called, by a script in a folder of that name. */
async function said(folderName: string, source: string): Promise<string> {
  const folder = join(around, folderName);
  await mkdir(folder);
  await writeFile(join(folder, "shop.js"), source);
  const events = join(projectFolder, "check/observe/events.cjs");
  const env = { ...process.env, EVENTS: events, CHECK_FOLDER: folder };
  return String(execFileSync(process.execPath, [join(folder, "shop.js")], { env })).trim();
}

const folders = ["app", "an app", "app (old)"];

test.each(folders)("in a folder named %j a caller is told by its name and place", async (name) => {
  const source = `const { caller } = require(process.env.EVENTS);
    class Shop { open() { return caller(); } }
    console.log(new Shop().open());`;
  expect(await said(name, source)).toBe("Shop.open, shop.js:2");
});

test.each(folders)("in a folder named %j one without a name by its place", async (name) => {
  const source = `const { caller } = require(process.env.EVENTS);
    setImmediate(async () => { await null; (() => console.log(caller()))(); });`;
  expect(await said(name, source)).toBe("shop.js:2");
});
