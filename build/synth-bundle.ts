import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Plugin } from "esbuild";
import type { Bundle } from "./bundles-of";
import { projectFolder } from "./project";

/** The project's folder at run time, under a name that no source has. */
const ROOT = "__projectFolder";

/** Each of the project's sources knows its own place. */
const placePlugin: Plugin = {
  name: "place",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const file = relative(projectFolder, path).split(sep).join("/");
      if (file.startsWith("..") || file.includes("node_modules")) return undefined;
      const source = await readFile(path, "utf8");
      if (!source.includes("__dirname")) return undefined;
      const place = `var __dirname = ${ROOT} + ${JSON.stringify(`/${dirname(file)}`)};`;
      return { contents: place + source, loader: "ts" };
    });
  },
};

/** cdktf zips by archiver, and loads its 90 packages whether or not something is zipped. Here nothing is. */
const archiverPlugin: Plugin = {
  name: "archiver",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^archiver$/ }, ({ namespace }) =>
      namespace === "late"
        ? { path: "archiver", external: true }
        : { path: "archiver", namespace: "late" },
    );
    onLoad({ filter: /./, namespace: "late" }, () => ({
      contents: 'module.exports = (...args) => require("archiver")(...args);',
    }));
  },
};

/**
 * `main.ts` and all that it loads, in one file: to find and read cdktf's and the provider's 500 modules one
 * by one takes as long as all that is done with them.
 */
export const synthBundle: Bundle = {
  name: "synth",
  source: "main.ts",
  output: "dist/synth/main.cjs",
  options: {
    bundle: true,
    metafile: true,
    logLevel: "silent",
    platform: "node",
    target: "node20",
    format: "cjs",
    // Messages and cdktf's checks name classes.
    keepNames: true,
    legalComments: "none",
    external: ["esbuild"],
    banner: { js: `var ${ROOT} = require("node:path").join(__dirname, "../..");` },
    plugins: [placePlugin, archiverPlugin],
  },
};

/** Absolute. */
export const synthFile = join(projectFolder, synthBundle.output);
