import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import type { Loader, Plugin } from "esbuild";
import { adapterSettings } from "../../runtime/adapter/settings";
import type { App } from "../app/find-app";

/** The folder of the bundle at run time, under a name that no source has. */
const ROOT = "__bundleFolder";

/**
 * Before a bundle: what a source may ask of its own place. The last three stand for `import.meta`'s
 * in what is not the app's own.
 */
export const placeBanner = {
  cjs: `var ${ROOT} = __dirname, __metaFile = __filename, __metaFolder = __dirname, __metaUrl = require("node:url").pathToFileURL(__filename).href;`,
  esm: `import { createRequire as __createRequire } from "node:module"; import { fileURLToPath as __toPath } from "node:url"; var require = __createRequire(import.meta.url), __filename = __toPath(import.meta.url), __dirname = __toPath(new URL(".", import.meta.url)).replace(/[\\\\/]$/, ""), ${ROOT} = __dirname, __metaFile = __filename, __metaFolder = __dirname, __metaUrl = import.meta.url;`,
} as const;

export const placeDefines = {
  "import.meta.url": "__metaUrl",
  "import.meta.filename": "__metaFile",
  "import.meta.dirname": "__metaFolder",
} as const;

const LOADERS: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".jsx": "jsx",
};

/**
 * Puts an app into a bundle, in the place of `virtual:app`, and what its adapter needs to know of it, in
 * that of `virtual:settings`. Each of its own sources keeps its place
 * relative to the app's folder, so that what it reads beside itself (`__dirname`, `import.meta.url`) is
 * found where `files` has put it.
 *
 * @param how whether the app is in the bundle, or its folder `app` beside it
 */
export function appPlugin(app: App, how: "bundled" | "beside"): Plugin {
  const entry = relative(app.folder, app.entry).replaceAll(sep, "/");
  const settings = adapterSettings(app.manifest, join(basename(app.folder), entry));
  const load =
    how === "bundled"
      ? `import * as entry from ${JSON.stringify(app.entry)};\nexport const load = () => entry;`
      : [
          `const folder = ${ROOT} + "/app";`,
          `const url = require("node:url").pathToFileURL(folder + ${JSON.stringify(`/${entry}`)}).href;`,
          "export const load = () => { process.chdir(folder); return import(url); };",
        ].join("\n");
  const inFolder = new RegExp(`^${escaped(app.folder + sep)}.*\\.([cm]?[jt]s|[jt]sx)$`);
  return {
    name: "app",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^virtual:(app|settings)$/ }, ({ path }) => ({ path, namespace: "app" }));
      onLoad({ filter: /:app$/, namespace: "app" }, () => ({
        contents: load,
        resolveDir: app.folder,
      }));
      onLoad({ filter: /:settings$/, namespace: "app" }, () => ({
        contents: `export const settings = ${JSON.stringify(settings)};`,
      }));
      onLoad({ filter: inFolder }, async ({ path }) => {
        if (relative(app.folder, path).split(sep).includes("node_modules")) return;
        const source = await readFile(path, "utf8");
        if (!/__dirname|__filename|import\.meta/.test(source)) return;
        const place = placeOf(relative(app.folder, path).replaceAll(sep, "/"));
        return { contents: withPrologue(source, place), loader: LOADERS[extname(path)] ?? "js" };
      });
    },
  };
}

/** One line before a source that says where it is. */
function placeOf(file: string): string {
  const [path, folder] = [`/${file}`, join("/", dirname(file))].map((one) => JSON.stringify(one));
  return (
    `var __filename = ${ROOT} + ${path}, __dirname = (${ROOT} + ${folder}).replace(/\\/$/, ""), ` +
    "__metaFile = __filename, __metaFolder = __dirname, " +
    '__metaUrl = "file://" + encodeURI(__filename.replace(/\\\\/g, "/")).replace(/[?#]/g, encodeURIComponent);'
  );
}

/** Puts a line before a source: after what must stand first, and without moving its lines. */
function withPrologue(source: string, line: string): string {
  const [first = ""] = /^(#!.*)?\s*(["']use strict["'];?)?/.exec(source) ?? [];
  return `${first.replace(/^#!.*/, "")}${line}${source.slice(first.length)}`;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
