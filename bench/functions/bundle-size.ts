import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { findApp } from "../../build/app/find-app";
import type { Bench, Figure } from "../bench";
import { ours, type Package, plainExpress } from "./contenders";

export const bench: Bench = {
  name: "bundle",
  about: "The size of a function's code: this project's bundle, and a plain one of the same app.",
  async run() {
    const into = mkdtempSync(join(tmpdir(), "bundle-"));
    try {
      const app = await findApp(process.env.APP);
      const packages = [await plainExpress(app, into), await ours(app)];
      const sizes = await Promise.all(packages.map(sizeOf));
      const figure = (name: string, aim: number, of: "raw" | "gzip"): Figure => ({
        name: `functions bundle, ${name}`,
        unit: "KB",
        better: "less",
        aim,
        contenders: packages.map(({ name, ours }, at) => ({
          name,
          ...(ours && { ours }),
          samples: [(sizes[at]?.[of] ?? Number.NaN) / 1024],
        })),
      });
      return [figure("raw", 300, "raw"), figure("gzip", 100, "gzip")];
    } finally {
      rmSync(into, { recursive: true });
    }
  },
};

/** Of all code in a package's folder, in bytes: notices and the like are never read there. */
async function sizeOf({
  folder,
}: Package): Promise<{ readonly raw: number; readonly gzip: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, one) => all + one, 0);
  return {
    raw: sum(files.map(({ length }) => length)),
    gzip: sum(files.map((bytes) => gzipSync(bytes).length)),
  };
}
