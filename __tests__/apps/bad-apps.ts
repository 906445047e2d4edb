import type { Packages } from "./make-app";

/** An app that cannot start, and what is said of it. */
export interface Bad {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly packages?: Packages;
  /** In its folder, what is named as the app. @default the folder itself */
  readonly named?: string;
  /** What is said, each of it. */
  readonly says: readonly (string | RegExp)[];
}

const listener = "module.exports = (req, res) => res.end();";
const app = 'const express = require("express");\nconst app = express();\n';
const wanted = "an Express app or another (req, res) listener";

export const badApps: readonly Bad[] = [
  {
    name: "a folder that is not there",
    files: {},
    named: "nowhere",
    says: [/There is no \S+\/nowhere/, "--app"],
  },
  {
    name: "an empty folder",
    files: {},
    says: [/There is no app in \S+\/app-/, "index, server, app", "--app FILE"],
  },
  {
    name: "a main that is not there",
    files: { "package.json": '{ "main": "lib/api.js" }' },
    says: ["looked for", "lib/api.js"],
  },
  {
    name: "a package.json that is no JSON",
    files: { "package.json": "{", "index.js": listener },
    says: [/package\.json is no JSON/],
  },
  {
    name: "a file that is no program",
    files: { "notes.txt": "Notes" },
    named: "notes.txt",
    says: ["notes.txt"],
  },
  {
    name: "an entry that does not parse",
    files: { "index.js": "const a = ;" },
    says: ["index.js cannot be bundled", /index\.js:1: Unexpected ";"/],
  },
  {
    name: "a package that is not installed",
    files: { "index.js": 'require("not-installed");' },
    says: ['Could not resolve "not-installed"', "npm ci"],
  },
  {
    name: "a native module",
    files: {
      "index.js": 'require("./build/Release/native.node");',
      "build/Release/native.node": "native",
    },
    says: ["native module", "bundle: false"],
  },
  {
    name: "no export, and no call of listen",
    files: { "index.js": "exports.version = 1;" },
    says: ["index.js has nothing that answers requests", wanted, "listen"],
  },
  {
    name: "an app that is neither exported nor listens",
    packages: "express 4",
    files: { "index.js": app },
    says: ["index.js has nothing that answers requests"],
  },
  {
    name: "a class",
    files: { "index.js": "module.exports = class Api { handle(req, res) {} };" },
    says: ["index.js exports the class Api", wanted],
  },
  {
    name: "a function that gives something else",
    files: { "index.js": "exports.create = async () => ({ port: 3000 });" },
    says: ["index.js", "its function gives an object", wanted],
  },
  {
    name: "a throw at load",
    files: { "index.js": 'throw new Error("DATABASE_URL is missing");' },
    says: ["index.js failed when it was loaded", "DATABASE_URL is missing"],
  },
  {
    name: "a throw at load, of an ES module that awaits",
    files: { "index.mjs": 'await null;\nthrow new Error("DATABASE_URL is missing");' },
    says: ["index.mjs failed when it was loaded", "DATABASE_URL is missing"],
  },
  {
    name: "a throw at load, not bundled",
    files: {
      "manifest.js": "exports.bundle = false;",
      "index.js": 'throw new Error("DATABASE_URL is missing");',
    },
    says: ["index.js failed when it was loaded", "DATABASE_URL is missing"],
  },
  {
    name: "a rejection while it connects",
    packages: "express 5",
    files: {
      "index.js": `${app}Promise.reject(new Error("no broker")).then(() => app.listen(3000));`,
    },
    says: ["index.js", "no broker"],
  },
  {
    name: "a create that throws",
    files: { "index.mjs": 'export const create = async () => { throw new Error("no key"); };' },
    says: ["index.mjs failed when it ran its create", "no key"],
  },
  {
    name: "an end of its own",
    files: { "index.js": 'console.error("no key, giving up");\nprocess.exit(3);' },
    says: ["no key, giving up"],
  },
  {
    name: "two calls of listen",
    packages: "express 4",
    files: { "server.js": `${app}app.listen(3000);\nexpress().listen(9090);` },
    says: ["server.js listens 2 times (ports 3000, 9090)", "export"],
  },
  {
    name: "a start of more than 10 s",
    packages: "express 5",
    files: { "index.js": `${app}setTimeout(() => app.listen(3000), 60_000);` },
    says: ["index.js", "10 s"],
  },
  {
    name: "a manifest that is wrong in several places",
    files: {
      "index.js": listener,
      "manifest.js":
        'module.exports = { name: "My App", routes: [{ name: "a", method: "FETCH", path: "a" }], healthpath: "/" };',
    },
    says: [
      "manifest.js is wrong",
      /name is "My App"; allowed is/,
      /routes\.0\.method is "FETCH"; allowed is one of GET/,
      /routes\.0\.path is "a"; allowed is/,
      /healthpath is not known; allowed is one of name/,
    ],
  },
  {
    name: "a manifest that contradicts itself",
    files: {
      "index.js": listener,
      "manifest.js":
        'const a = { name: "a", method: "GET", path: "/a", uses: { items: ["getItem"] } };\nmodule.exports = { routes: [a, a] };',
    },
    says: [/two have the name "a"/, /there is no table "items"/],
  },
  {
    name: "a manifest that throws",
    files: { "index.js": listener, "manifest.js": 'throw new Error("no such region");' },
    says: ["manifest.js", "no such region"],
  },
  {
    name: "a file to ship that is not there",
    files: { "index.js": listener, "manifest.js": 'module.exports = { files: ["public"] };' },
    says: ["public is not there", "files"],
  },
  {
    name: "a dependency that is not installed, not bundled",
    files: {
      "index.js": listener,
      "manifest.js": "module.exports = { bundle: false };",
      "package.json": '{ "dependencies": { "not-installed": "1" } }',
    },
    says: ["not-installed", "is not installed", "npm ci"],
  },
  {
    name: "a seed that is refused",
    files: {
      "index.js": 'module.exports = (req, res) => res.writeHead(418).end("teapot");',
      "manifest.js":
        'module.exports = { tables: { items: { partitionKey: { name: "id", type: "S" } } }, seed: [{ name: "tea", method: "POST", path: "/tea" }] };',
    },
    says: ['"tea"', "418", "teapot"],
  },
];
