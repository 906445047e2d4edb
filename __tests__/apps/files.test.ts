import { install, ordersFolder } from "../examples/install";
import { backendNames } from "../parity/backends";
import { send } from "../support/http";
import { startSystem, type TestSystem } from "../support/system";
import { type AppFolder, makeApp, type Packages } from "./make-app";

/** An app that reads what lies beside it, and by which path each part of it is asked for. */
interface Reading {
  readonly name: string;
  readonly packages: Packages;
  readonly files: Readonly<Record<string, string>>;
}

const data = {
  "views/hello.txt": "Hello, {name}!",
  "public/site.css": "body { margin: 0 }",
  "data/a b/words.json": '["shipped"]',
};
const engine =
  'app.engine("txt", (file, options, done) => fs.readFile(file, "utf8", (error, text) => done(error, text && text.replace("{name}", options.name))));\napp.set("view engine", "txt");\n';
const answers = `app.get("/view", (req, res) => res.type("text").render("hello", { name: "you" }));
app.get("/words", (req, res) => res.json(JSON.parse(fs.readFileSync(path.join(here, "data/a b/words.json"), "utf8"))));
app.get("/cwd", (req, res) => res.sendFile("data/a b/words.json", { root: process.cwd() }));
`;
const inSource = (from: string) =>
  `const express = require("express");\nconst fs = require("node:fs");\nconst path = require("node:path");\nconst here = path.join(__dirname, ${from});\nconst app = express();\n${engine}app.set("views", path.join(here, "views"));\napp.use(express.static(path.join(here, "public")));\n${answers}`;
const esModule = `import fs from "node:fs";\nimport path from "node:path";\nimport { fileURLToPath } from "node:url";\nimport express from "express";\nconst here = path.dirname(fileURLToPath(import.meta.url));\nconst app = express();\n${engine}app.set("views", fileURLToPath(new URL("./views", import.meta.url)));\napp.use(express.static(path.join(here, "public")));\n${answers}`;
const plugin =
  'app.get("/plugin", (req, res) => res.send(require("./plugins/" + req.query.name)));\n';
const files = ["views", "public", "data/a b/words.json"];

const apps: readonly Reading[] = [
  {
    name: "__dirname, in a folder of sources",
    packages: "express 4",
    files: {
      ...data,
      "manifest.js": `exports.files = ${JSON.stringify(files)};`,
      "package.json": '{ "main": "src/server.js" }',
      "src/server.js": 'require("./deep/app").listen(3000);',
      "src/deep/app.js": `"use strict";\n${inSource('"../.."')}module.exports = app;`,
    },
  },
  {
    name: "import.meta.url, in an ES module",
    packages: "express 5",
    files: {
      ...data,
      "manifest.mjs": `export default { files: ${JSON.stringify(files)} };`,
      "index.mjs": `${esModule}export default app;`,
    },
  },
  {
    name: "import.meta.url, in an ES module that awaits at its top",
    packages: "express 5",
    files: {
      ...data,
      "manifest.mjs": `export const files = ${JSON.stringify(files)};`,
      "index.mjs": `${esModule}await null;\nexport default app;`,
    },
  },
  {
    name: "a folder that is not bundled, with a module that is chosen at run time",
    packages: "express 4",
    files: {
      ...data,
      "manifest.js": "exports.bundle = false;",
      "package.json": '{ "main": "lib/index.js", "dependencies": { "express": "4" } }',
      "lib/index.js": `${inSource('".."')}${plugin}module.exports = app;`,
      "lib/plugins/green.js": 'module.exports = "green";',
    },
  },
];

beforeAll(() => install(ordersFolder));

describe.each(apps.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  let app: AppFolder;
  let system: TestSystem;
  beforeAll(async () => {
    app = await makeApp(one.files, one.packages);
    system = await startSystem({ args: ["--app", app.folder] });
  });
  afterAll(async () => {
    await system?.stop();
    await app?.remove();
  });

  const expected: [path: string, body: string][] = [
    ["/view", "Hello, you!"],
    ["/site.css", "body { margin: 0 }"],
    ["/words", '["shipped"]'],
    ["/cwd", '["shipped"]'],
    ...("lib/plugins/green.js" in one.files
      ? [["/plugin?name=green", "green"] satisfies [string, string]]
      : []),
  ];

  test.each(expected)("%s is found at both doors", async (path, body) => {
    for (const backend of backendNames) {
      expect(await send(system[backend], { path })).toMatchObject({ status: 200, body });
    }
  });
});
