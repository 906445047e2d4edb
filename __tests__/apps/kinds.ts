import { answersSource } from "./answers";
import type { Packages } from "./make-app";

/** How an app may come. Each answers `/json` itself, and everything else as `answers` does. */
export interface Kind {
  readonly name: string;
  readonly packages: Packages;
  readonly files: Readonly<Record<string, string>>;
  /** Where it is not the folder that is named. */
  readonly file?: string;
}

const answers = { "answers.cjs": answersSource };
const routes =
  'app.get("/json", (req, res) => res.json({ text: "Grüße" }));\napp.use((req, res) => answers(req, res));\n';
const commonJs = `const express = require("express");\nconst answers = require("./answers.cjs");\nconst app = express();\n${routes}`;
const esModule = `import express from "express";\nimport answers from "./answers.cjs";\nconst app = express();\n${routes}`;
const wait = "await new Promise((resolve) => setTimeout(resolve, 20));\n";
/** `/json` as Express would answer it, without Express. */
const withoutExpress = `const answers = require("./answers.cjs");
const listener = (req, res) => {
  if (req.url !== "/json") return answers(req, res);
  res.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  res.end('{"text":"Grüße"}');
};
`;

export const kinds: readonly Kind[] = [
  {
    name: "app.listen, Express 4",
    packages: "express 4",
    files: {
      ...answers,
      "server.js": `${commonJs}app.listen(process.env.PORT || 3000, () => console.log("up"));`,
    },
  },
  {
    name: "app.listen, Express 5, without a port",
    packages: "express 5",
    files: { ...answers, "app.js": `${commonJs}app.listen();` },
  },
  {
    name: "http.createServer(app).listen, and what it says of its place",
    packages: "express 5",
    files: {
      ...answers,
      "index.js": `${commonJs}const server = require("node:http").createServer(app);\nserver.listen({ port: 8080, host: "0.0.0.0" }).on("listening", () => console.log(server.address().port, server.listening));\nprocess.on("SIGTERM", () => server.close(() => process.exit(0)));`,
    },
  },
  {
    name: "a server that listens when it has connected",
    packages: "express 4",
    files: { ...answers, "index.js": `${commonJs}setTimeout(() => app.listen(3000), 50);` },
  },
  ...(["express 4", "express 5"] as const).map((packages) => ({
    name: `an app in another, ${packages}`,
    packages,
    files: {
      ...answers,
      "index.js": `${commonJs}const outer = express();\nouter.use(app);\nmodule.exports = outer;`,
    },
  })),
  {
    name: "module.exports = app, Express 4",
    packages: "express 4",
    files: { ...answers, "index.js": `${commonJs}module.exports = app;` },
  },
  {
    name: "an export named app, Express 5",
    packages: "express 5",
    files: { ...answers, "index.cjs": `${commonJs}exports.app = app; exports.other = () => {};` },
  },
  {
    name: "an app that is exported and listens where it is the main module",
    packages: "express 4",
    files: {
      ...answers,
      "package.json": '{ "name": "@shop/My_API", "main": "lib" }',
      "lib/index.js": `${commonJs.replace("./answers", "../answers")}if (require.main === module) app.listen(3000);\nmodule.exports = app;`,
    },
  },
  {
    name: "a default export of an ES module",
    packages: "express 5",
    files: { ...answers, "index.mjs": `${esModule}export default app;` },
  },
  {
    name: "TypeScript",
    packages: "express 5",
    files: {
      ...answers,
      "index.ts": `import type { RequestListener } from "node:http";\nimport express, { type Express } from "express";\nconst answers: RequestListener = require("./answers.cjs");\nexport enum Word { Text = "Grüße" }\nexport const app: Express = express();\n${routes.replace('"Grüße"', "Word.Text")}`,
    },
  },
  {
    name: "a function create",
    packages: "express 4",
    files: { ...answers, "index.js": `${commonJs}exports.create = () => app;` },
  },
  {
    name: "an ES module with an async create",
    packages: "express 5",
    files: {
      ...answers,
      "index.mjs": `${esModule}export async function create() {\n${wait}return app;\n}`,
    },
  },
  {
    name: "a default function that makes the app in time",
    packages: "express 5",
    files: {
      ...answers,
      "package.json": '{ "type": "module" }',
      "index.js": `${esModule}export default async () => {\n${wait}return app;\n};`,
    },
  },
  {
    name: "an ES module with await at its top, which listens",
    packages: "express 5",
    files: { ...answers, "server.mjs": `${esModule}${wait}app.listen(3000);` },
  },
  {
    name: "an ES module with await at its top, which exports",
    packages: "express 4",
    files: { ...answers, "server.mjs": `${esModule}${wait}export default app;` },
  },
  {
    name: "a listener of node:http",
    packages: "none",
    files: { ...answers, "index.js": `${withoutExpress}module.exports = listener;` },
  },
  {
    name: "a server of node:http",
    packages: "none",
    files: {
      ...answers,
      "index.js": `${withoutExpress}module.exports = require("node:http").createServer(listener);`,
    },
  },
  {
    name: "a file, named as such",
    packages: "none",
    files: {
      ...answers,
      "one/of-many.js": `${withoutExpress.replace("./answers", "../answers")}require("http").createServer(listener).listen(80);`,
    },
    file: "one/of-many.js",
  },
  {
    name: "a folder that is not bundled, Express 4",
    packages: "express 4",
    files: {
      ...answers,
      "package.json": '{ "dependencies": { "express": "4" } }',
      "manifest.js": "module.exports = { bundle: false };",
      "index.js": `${commonJs}module.exports = app;`,
    },
  },
  {
    name: "an ES module that is not bundled and awaits, Express 5",
    packages: "express 5",
    files: {
      ...answers,
      "package.json": '{ "type": "module", "dependencies": { "express": "5" } }',
      "manifest.mjs": "export default { bundle: false };",
      "index.js": `${esModule}${wait}app.listen(3000);`,
    },
  },
];
