import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "../../../build/app/find-app";
import { shipFiles } from "../../../build/app/ship-files";
import { parseManifest } from "../../../runtime/app";
import { temporaryFolder } from "../../modules/synthesize";

const appOf = (folder: string, manifest: object, entry = "index.js"): App => ({
  folder,
  entry: join(folder, entry),
  manifest: parseManifest(manifest, "app"),
  output: "unused",
});

test("files stand beside the bundle where they stand in the folder, dated by what they hold", async () => {
  const folder = temporaryFolder({
    "public/a.txt": "a",
    "src/views/b.html": "b",
    "other.txt": "o",
  });
  const output = temporaryFolder();
  const app = appOf(folder, { files: ["public", "src/views"] });
  expect(await shipFiles(app, output)).toEqual({ names: ["public", "src"], changed: true });
  expect(readFileSync(join(output, "public/a.txt"), "utf8")).toBe("a");
  expect(readFileSync(join(output, "src/views/b.html"), "utf8")).toBe("b");
  expect(existsSync(join(output, "other.txt"))).toBe(false);
  const { mtimeMs } = statSync(join(output, "public/a.txt"));
  expect((await shipFiles(app, output)).changed).toBe(false);
  expect(statSync(join(output, "public/a.txt")).mtimeMs).toBe(mtimeMs);
});

test("what left the folder leaves the shipped one", async () => {
  const folder = temporaryFolder({ "public/a.txt": "a", "public/b.txt": "b" });
  const output = temporaryFolder();
  const app = appOf(folder, { files: ["public"] });
  await shipFiles(app, output);
  rmSync(join(folder, "public/b.txt"));
  expect((await shipFiles(app, output)).changed).toBe(true);
  expect(existsSync(join(output, "public/b.txt"))).toBe(false);
});

test("a folder that is not bundled goes along with its production dependencies, and without secrets", async () => {
  const folder = temporaryFolder({
    "index.js": "",
    ".env": "SECRET=1",
    "package.json": '{"dependencies":{"a":"*"},"devDependencies":{"d":"*"}}',
    "node_modules/a/package.json": "{}",
    "node_modules/a/index.js": "",
    "node_modules/d/package.json": "{}",
  });
  const output = temporaryFolder();
  expect((await shipFiles(appOf(folder, { bundle: false }), output)).names).toEqual(["app"]);
  expect(existsSync(join(output, "app/index.js"))).toBe(true);
  expect(existsSync(join(output, "app/node_modules/a/index.js"))).toBe(true);
  expect(existsSync(join(output, "app/node_modules/d"))).toBe(false);
  expect(existsSync(join(output, "app/.env"))).toBe(false);
});

test("what cannot be shipped is told", async () => {
  const folder = temporaryFolder({ "index.ts": "" });
  writeFileSync(join(folder, "x"), "");
  await expect(shipFiles(appOf(folder, { files: ["views"] }), temporaryFolder())).rejects.toThrow(
    `${join(folder, "views")} is not there: \`files\` in the manifest names it.`,
  );
  const typed = appOf(folder, { bundle: false }, "index.ts");
  await expect(shipFiles(typed, temporaryFolder())).rejects.toThrow(/index\.ts is TypeScript, /);
});
