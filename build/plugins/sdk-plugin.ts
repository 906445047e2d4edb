import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import type { Plugin } from "esbuild";

const PACKAGE = /^(@aws-sdk|@smithy|@aws-crypto)\/[^/]+$/;

/**
 * Takes the ES modules of the AWS SDK's packages, of which what is not used can be left out, also
 * where CommonJS asks for them. Other packages are loaded as Node would: where some of them have a
 * `module` field too, `require` of that gives another value than `main`.
 */
export const sdkPlugin: Plugin = {
  name: "sdk",
  setup({ onResolve, initialOptions: { alias = {} } }) {
    const found = new Map<string, string | undefined>();
    onResolve({ filter: PACKAGE }, ({ path, resolveDir }) => {
      if (path in alias) return undefined;
      const key = `${resolveDir}\0${path}`;
      if (!found.has(key)) found.set(key, moduleOf(path, resolveDir));
      const module = found.get(key);
      return module === undefined ? undefined : { path: module, sideEffects: false };
    });
  },
};

function moduleOf(name: string, from: string): string | undefined {
  const { resolve } = createRequire(join(from, "x.js"));
  try {
    const folder = folderOf(resolve(name), name);
    const { module } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof module === "string" ? resolve(join(folder, module)) : undefined;
  } catch {
    // What cannot be found is esbuild's to report.
    return undefined;
  }
}

/** The package's folder, from any file in it. */
function folderOf(file: string, name: string): string {
  const inside = join("node_modules", ...name.split("/")) + sep;
  return file.slice(0, file.lastIndexOf(inside) + inside.length);
}
