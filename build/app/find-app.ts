import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Manifest, parseManifest } from "../../runtime/app";
import { projectFolder } from "../project";
import { UserError } from "../user-error";
import { evaluate } from "./evaluate";

/** An app: where it is, what it declares, and where the build puts what is made of it. */
export interface App {
  /** Absolute. */
  readonly folder: string;
  /** Absolute: the file that exports the app, or listens. */
  readonly entry: string;
  readonly manifest: Manifest;
  /** The folder for its builds, relative to the project's. */
  readonly output: string;
  /** Whether its bundles are made for a debugger: not minified, with source maps. @default no */
  readonly debugged?: boolean;
}

/** The app that comes along. */
const ownApp = join(projectFolder, "runtime/blog");

const EXTENSIONS = ["ts", "js", "mjs", "cjs"];
const ENTRIES = ["index", "server", "app", "src/index", "src/server", "src/app"];
const MANIFESTS = EXTENSIONS.map((extension) => `manifest.${extension}`);

/**
 * Finds an app and reads its manifest.
 *
 * @param reference its folder or its entry's file, relative to the current folder; the one that comes
 *   along where there is none
 * @throws UserError that names what was looked for, or lists the mistakes of the manifest
 */
export async function findApp(reference?: string): Promise<App> {
  const place = reference ? resolve(reference) : ownApp;
  if (!existsSync(place)) {
    throw new UserError(
      `There is no ${place}: --app (or APP) names an app's folder, or the file that exports it.`,
    );
  }
  const isFile = statSync(place).isFile();
  const folder = isFile ? dirname(place) : place;
  const entry = isFile ? place : entryOf(folder);
  const manifest = await manifestOf(folder);
  return { folder, entry, manifest, output: outputOf(folder, entry, manifest.name) };
}

/** `main` of its package.json where that is there, else the first of the usual names. */
function entryOf(folder: string): string {
  const { main } = packageOf(folder);
  const names = ENTRIES.flatMap((name) => EXTENSIONS.map((extension) => `${name}.${extension}`));
  const wanted = typeof main === "string" ? [main, `${main}.js`, join(main, "index.js")] : [];
  const found = [...wanted, ...names].map((name) => join(folder, name)).find(isThere);
  if (found) return found;
  const looked = typeof main === "string" ? `"main" of its package.json (${main}), ` : "";
  throw new UserError(
    `There is no app in ${folder}: looked for ${looked}${ENTRIES.join(", ")}, each with ${EXTENSIONS.join(", ")}. Name its file with --app FILE.`,
  );
}

const isThere = (path: string) => existsSync(path) && statSync(path).isFile();

function packageOf(folder: string): { readonly name?: unknown; readonly main?: unknown } {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return {};
  try {
    return Object(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new UserError(`${file} is no JSON: ${(error as Error).message}`);
  }
}

async function manifestOf(folder: string): Promise<Manifest> {
  const name = nameFrom(packageOf(folder).name ?? basename(folder));
  const file = MANIFESTS.map((one) => join(folder, one)).find(isThere);
  if (!file) return parseManifest({}, name);
  try {
    const exported = Object(await evaluate(file)) as { default?: unknown };
    return parseManifest(exported.default ?? exported, name);
  } catch (error) {
    const problems = (error as Error).message.split("\n");
    throw new UserError([`${file} is wrong:`, ...problems].join("\n  - "));
  }
}

/** A name of a package or folder as a name that resources can begin with. */
export function nameFrom(name: unknown): string {
  const plain = String(name)
    .replace(/^@[^/]*\//, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 20)
    .replace(/-+$/, "");
  return plain || "app";
}

/** Each app has builds of its own, so that two can run at the same time. */
function outputOf(folder: string, entry: string, name: string): string {
  if (folder === ownApp) return "dist";
  const place = createHash("sha256").update(relative(projectFolder, entry)).digest("hex");
  return join("dist/apps", `${name}-${place.slice(0, 8)}`);
}
