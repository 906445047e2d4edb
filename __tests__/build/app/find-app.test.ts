import { join } from "node:path";
import { findApp, nameFrom } from "../../../build/app/find-app";
import { projectFolder } from "../../../build/project";
import { temporaryFolder } from "../../modules/synthesize";

test("the one that comes along, where none is named", async () => {
  const app = await findApp();
  expect(app).toMatchObject({
    folder: join(projectFolder, "runtime/blog"),
    entry: join(projectFolder, "runtime/blog/index.ts"),
    output: "dist",
  });
  expect(app.manifest.name).toBe("blog");
});

describe("the entry", () => {
  test.each([
    [{ "index.ts": "", "server.js": "" }, "index.ts"],
    [{ "server.js": "" }, "server.js"],
    [{ "src/app.mjs": "" }, "src/app.mjs"],
    [{ "package.json": '{"main":"lib/web.js"}', "lib/web.js": "", "index.js": "" }, "lib/web.js"],
    [{ "package.json": '{"main":"lib"}', "lib/index.js": "" }, "lib/index.js"],
    [{ "package.json": '{"main":"gone.js"}', "index.cjs": "" }, "index.cjs"],
  ])("of %j is %s", async (files, entry) => {
    const folder = temporaryFolder(files);
    expect((await findApp(folder)).entry).toBe(join(folder, entry));
  });

  test("is the file, where one is named", async () => {
    const folder = temporaryFolder({ "index.js": "", "web.js": "", "manifest.js": "" });
    const file = join(folder, "web.js");
    expect(await findApp(file)).toMatchObject({ folder, entry: file });
  });
});

test("apps have builds of their own, and names that resources can begin with", async () => {
  const folder = temporaryFolder({ "package.json": '{"name":"@acme/My_API"}', "index.js": "" });
  const app = await findApp(folder);
  expect(app.manifest.name).toBe("my-api");
  expect(app.output).toMatch(/^dist\/apps\/my-api-[0-9a-f]{8}$/);
  expect(nameFrom("123-Überlanger Name einer App")).toBe("berlanger-name-einer");
  expect(nameFrom("***")).toBe("app");
});

test.each([
  ["manifest.ts", "const name: string = 'shop';\nexport default { name };"],
  ["manifest.mjs", "export default { name: 'shop' };"],
  ["manifest.js", "module.exports = { name: 'shop' };"],
  ["manifest.cjs", "module.exports = { name: require('./name.json') };"],
])("a manifest may be %s", async (file, text) => {
  const folder = temporaryFolder({ [file]: text, "index.js": "", "name.json": '"shop"' });
  expect((await findApp(folder)).manifest.name).toBe("shop");
});

describe("what is wrong is told with the place and what to do", () => {
  test("nothing is there", async () => {
    await expect(findApp("/nowhere/at/all")).rejects.toThrow(
      /^There is no \/nowhere\/at\/all: --app \(or APP\) names an app's folder/,
    );
  });

  test("no entry", async () => {
    const folder = temporaryFolder({ "package.json": '{"main":"gone.js"}' });
    await expect(findApp(folder)).rejects.toThrow(
      `There is no app in ${folder}: looked for "main" of its package.json (gone.js), index, server, app, src/index, src/server, src/app, each with ts, js, mjs, cjs. Name its file with --app FILE.`,
    );
  });

  test("a package.json that is none", async () => {
    const folder = temporaryFolder({ "package.json": "{", "index.js": "" });
    await expect(findApp(folder)).rejects.toThrow(/package\.json is no JSON: /);
  });

  test("a manifest with mistakes, all of them", async () => {
    const text = "module.exports = { name: 'A', healthPath: 'x' };";
    const folder = temporaryFolder({ "manifest.js": text, "index.js": "" });
    await expect(findApp(folder)).rejects.toThrow(
      /manifest\.js is wrong:\n {2}- name is "A"; .*\n {2}- healthPath is "x"; allowed is a path without a query\.$/,
    );
  });

  test("a manifest that throws", async () => {
    const folder = temporaryFolder({ "manifest.js": "throw new Error('boom')", "index.js": "" });
    await expect(findApp(folder)).rejects.toThrow(/manifest\.js is wrong:\n {2}- boom$/);
  });
});
