import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";
import { ways } from "../../runtime/app/plain";
import { projectFolder } from "../project";
import { UserError } from "../user-error";
import { addBeside } from "./add-beside";
import { knownTypes } from "./known-types";

interface StandIn {
  /** Where the real one goes that it may ask for: into the bundle, or a file beside it. @default neither */
  readonly real?: "inside" | "beside";
  /** The folders of those who get it. @default all */
  readonly importers?: RegExp;
  /** What the real one looks for, and does without where it is not there. */
  readonly missing?: string;
}

const SERVERLESS_EXPRESS = /[\\/]@codegenie[\\/]serverless-express[\\/]src[\\/]$/;

/** For packages that Express brings along, parts of serverless-express, and Node's own: `build/stand-ins/` says why, for each. */
export const standIns: Readonly<Record<string, StandIn>> = {
  compressible: { real: "beside" },
  crypto: { real: "inside", importers: /[\\/]etag[\\/]/ },
  debug: { real: "inside", missing: "supports-color" },
  depd: { real: "inside" },
  "event-sources": { importers: SERVERLESS_EXPRESS },
  "event-sources/utils": { importers: SERVERLESS_EXPRESS },
  "fs/promises": { real: "inside", importers: /[\\/]@smithy[\\/]/ },
  "iconv-lite": { real: "beside" },
  "mime-types": { real: "beside" },
  qs: { importers: /[\\/](express|body-parser)[\\/]/ },
  request: { importers: SERVERLESS_EXPRESS },
  response: { importers: SERVERLESS_EXPRESS },
  "side-channel": { importers: /[\\/]qs[\\/]/ },
  zlib: { real: "inside", importers: /[\\/](body-parser|raw-body)[\\/]/ },
};

const NAMESPACE = "stand-in";

/** All that `PLAIN` may name: docs/speed.md says what each is. */
export const leavable: readonly string[] = [...Object.keys(standIns), ...ways].sort();

/**
 * The stand-ins that a build uses: all but those that `PLAIN` names, with commas between them.
 *
 * @throws UserError where there is none of a name
 */
export function standInsOf({ PLAIN = "" }: NodeJS.ProcessEnv): readonly string[] {
  const names = Object.keys(standIns);
  const without = PLAIN.split(",").filter((name) => name !== "");
  const unknown = without.find((name) => name !== "all" && !leavable.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      `PLAIN names ${JSON.stringify(unknown)}, which is nothing that can be left out: it may name ${leavable.join(", ")}, or be all.`,
    );
  }
  return without.includes("all") ? [] : names.filter((name) => !without.includes(name));
}

/**
 * Puts small modules in the place of packages that an app's first request does not need, or not most
 * of. A package that the app has an alias for is left to it.
 */
export function standInsPlugin(names: readonly string[]): Plugin {
  return {
    name: `stand-ins for ${names.join(", ") || "nothing"}`,
    setup({ onEnd, onLoad, onResolve, resolve, initialOptions }) {
      const { alias = {} } = initialOptions;
      const beside = new Map<string, string>();
      for (const name of names.filter((one) => !(one in alias))) {
        const { real: place, importers, missing } = standIns[name] ?? {};
        if (missing !== undefined) {
          const own = new RegExp(`[\\\\/]node_modules[\\\\/]${name}[\\\\/]`);
          onResolve({ filter: new RegExp(`^${missing}$`) }, ({ path, importer }) =>
            own.test(importer) ? { path, external: true } : undefined,
          );
        }
        onResolve({ filter: new RegExp(`^(node:|\\./)?${name}$`) }, async (asked) => {
          if (
            asked.pluginData === NAMESPACE ||
            (importers && !importers.test(`${asked.resolveDir}/`))
          )
            return;
          const { path, resolveDir, importer, kind } = asked;
          const found = await resolve(path, { resolveDir, importer, kind, pluginData: NAMESPACE });
          if (found.errors.length > 0) return;
          if (place === "beside") beside.set(found.path, fileOf(name, found.path));
          return { path: found.path, namespace: NAMESPACE, pluginData: name };
        });
      }
      onResolve({ filter: /^real$/, namespace: NAMESPACE }, ({ importer }) => {
        const file = beside.get(importer);
        if (file !== undefined) return { path: `./${file}`, external: true };
        return { path: importer, external: isBuiltin(importer) };
      });
      onResolve({ filter: /^real\//, namespace: NAMESPACE }, ({ path, importer }) => {
        const part = join(dirname(descriptionOf(importer)), path.replace("real/", ""));
        return { path: existsSync(part) ? part : importer };
      });
      onResolve({ filter: /^known$/, namespace: NAMESPACE }, ({ importer }) => ({
        path: importer,
        namespace: "known",
      }));
      onLoad({ filter: /./, namespace: "known" }, ({ path }) => ({
        contents: JSON.stringify(knownTypes(createRequire(path)(path))),
        loader: "json",
      }));
      onLoad({ filter: /./, namespace: NAMESPACE }, async ({ pluginData }) => {
        const file = join(projectFolder, "build/stand-ins", `${pluginData.replace("/", "-")}.js`);
        return { contents: await readFile(file), watchFiles: [file] };
      });
      onEnd(async (result) => {
        for (const [entry, file] of result.errors.length > 0 ? [] : beside) {
          await addBeside(result, initialOptions, { entry, file });
        }
      });
    },
  };
}

/** Two versions of a package are two files, called alike wherever the project lies. */
function fileOf(name: string, path: string): string {
  const description = readFileSync(descriptionOf(path));
  return `${name}-${createHash("sha256").update(description).digest("hex").slice(0, 8)}.cjs`;
}

/** The package.json of the package that a file belongs to. */
function descriptionOf(path: string): string {
  const file = join(dirname(path), "package.json");
  return existsSync(file) ? file : descriptionOf(dirname(path));
}
