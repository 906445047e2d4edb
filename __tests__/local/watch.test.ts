import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "../support/http";
import { startSystem, type TestSystem } from "../support/system";
import { until } from "../support/until";

const project = join(__dirname, "../..");
let folder: string;
let system: TestSystem;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "watch-"));
  const left = /^(node_modules|dist|cdktf\.out|examples|\..*)$/;
  for (const part of readdirSync(project).filter((name) => !left.test(name))) {
    cpSync(join(project, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  system = await startSystem({ folder, args: ["--watch"] });
});
afterAll(async () => {
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Save = (path: string, text: string) => void;

/** As `sed -i`, git and many editors save: another file takes the name. */
const byRename: Save = (path, text) => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};

/** Edits a source as a person would, and waits for this to be printed. */
async function edit(
  file: string,
  from: string,
  to: string,
  printed: RegExp,
  save: Save = writeFileSync,
): Promise<void> {
  const before = system.output().length;
  const path = join(folder, file);
  save(path, readFileSync(path, "utf8").replace(from, to));
  await until(() => printed.test(system.output().slice(before)));
}

const messages = () =>
  Promise.all(
    [system.functions, system.containers].map(
      async (url) => JSON.parse((await send(url, { path: "/blog/nobody" })).body).message,
    ),
  );
const instance = async () =>
  (await send(system.containers, { path: "/blog" })).headers["x-instance-id"];

test("a changed source is served by both backends; one that does not build changes nothing", async () => {
  const file = "runtime/blog/handlers.ts";
  expect(await messages()).toEqual(["Item not found", "Item not found"]);
  await edit(file, '"Item not found"', '"Gone"', /^Rebuilt: .*functions.*containers/m);
  expect(await messages()).toEqual(["Gone", "Gone"]);
  await edit(file, '"Gone"', '"Gone', /^The last good build goes on running\.$/m);
  expect(await messages()).toEqual(["Gone", "Gone"]);
  await edit(file, '"Gone', '"Back"', /^Rebuilt: /m);
  expect(await messages()).toEqual(["Back", "Back"]);
});

test("what is saved by a rename is seen each time, also where a folder comes back", async () => {
  const file = "runtime/blog/handlers.ts";
  for (const [from, to] of [
    ['"Back"', '"Once"'],
    ['"Once"', '"Twice"'],
    ['"Twice"', '"Back"'],
  ] as const) {
    await edit(file, from, to, /^Rebuilt: .*functions.*containers/m, byRename);
    expect(await messages()).toEqual([to, to].map((text) => JSON.parse(text)));
  }
  // As a branch is changed: the whole folder goes away and comes back.
  const [whole, aside] = ["runtime/blog", "blog-aside"].map((name) => join(folder, name));
  renameSync(String(whole), String(aside));
  await edit("html/src/main.ts", "", "globalThis.document.title += '?';", /./);
  renameSync(String(aside), String(whole));
  await edit(file, '"Back"', '"Here"', /^Rebuilt: .*functions.*containers/m, byRename);
  expect(await messages()).toEqual(["Here", "Here"]);
});

test("a change of one part restarts no other", async () => {
  const before = await instance();
  await edit("html/src/main.ts", "", "globalThis.document.title += '!';", /^Rebuilt: page\.$/m);
  expect(await instance()).toBe(before);
});
