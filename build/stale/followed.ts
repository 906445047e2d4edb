import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { projectFolder } from "../project";

/** How it is built, beside what is: this project's own sources, and what npm has installed. */
const BUILDERS = ["build", "runtime/app", "runtime/adapter", "modules"];

/** What a bundle follows from, by what it is. */
export interface Followed {
  /** Sources, and what says how they are found: none of it may change while it is read. */
  readonly files: readonly string[];
  /** Where another file might be found, were it there. */
  readonly folders: readonly string[];
}

/**
 * All that a bundle follows from: its inputs; the folders above them, in which another file might be
 * found in an input's place; what those say in `package.json` and `tsconfig.json`; how it is built.
 *
 * @param inputs absolute
 * @param folders those whose folders are looked at whole; above them it is looked for packages alone
 * @returns undefined where it cannot be told, as with a `tsconfig.json` that extends a package
 */
export function followedBy(
  inputs: readonly string[],
  folders: readonly string[],
): Followed | undefined {
  const above = new Set(inputs.flatMap((input) => parentsOf(input)));
  const whole = [...above].filter((folder) => folders.some((one) => isIn(one, folder)));
  const said = [...above].flatMap((folder) => SAYING.map((name) => join(folder, name)));
  const packages = [...above].flatMap(packagesIn);
  const there = said.filter((file) => existsSync(file));
  const configs = there.filter((file) => /^(?!.*node_modules).*tsconfig\.json$/.test(file));
  const extended = configs.map(extendedBy);
  if (!extended.every((files) => files !== undefined)) return undefined;
  return {
    files: [...inputs, ...there, ...extended.flat(), ...builders()],
    // What is not there now: in a folder that is looked at whole, that one would tell.
    folders: [...whole, ...packages, ...said.filter((file) => !whole.includes(dirname(file)))],
  };
}

/** What a `tsconfig.json` extends; undefined where that is a package, or several. */
function extendedBy(file: string): string[] | undefined {
  const text = readFileSync(file, "utf8");
  if (!text.includes('"extends"')) return [];
  const [, name] = /"extends"\s*:\s*"(\.[^"]*)"/.exec(text) ?? [];
  const next = name && join(dirname(file), name.replace(/(\.json)?$/, ".json"));
  const others = next && existsSync(next) && next !== file ? extendedBy(next) : undefined;
  return next && others ? [next, ...others] : undefined;
}

const SAYING = ["package.json", "tsconfig.json"];

function parentsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...parentsOf(parent)];
}

const isIn = (folder: string, path: string) => `${path}${sep}`.startsWith(`${folder}${sep}`);

/** A folder's `node_modules`, and in it each scope, in which packages may be links to elsewhere. */
function packagesIn(folder: string): string[] {
  const packages = join(folder, "node_modules");
  if (!existsSync(packages)) return [packages];
  const scopes = readdirSync(packages).filter((name) => name.startsWith("@"));
  return [packages, ...scopes.map((scope) => join(packages, scope))];
}

function builders(): string[] {
  const sources = BUILDERS.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const installed = ["node_modules/.package-lock.json", "node_modules/esbuild/package.json"];
  return [...sources, ...installed.map((name) => join(projectFolder, name))];
}
