import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../user-error";

export interface PackageFolder {
  /** Absolute. */
  readonly from: string;
  /** Relative to the app's folder: `node_modules/express`. */
  readonly to: string;
}

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * The production dependencies of an app, and theirs, with the place of each in a `node_modules` of its
 * own, wherever they are now (a workspace's root, a store of links): as high as nothing else of that
 * name stands in the way.
 *
 * @throws UserError that names a dependency that is not installed
 */
export function packageFolders(app: string): readonly PackageFolder[] {
  /** By place, where it comes from. */
  const placed = new Map<string, string>();
  const open = [{ folder: realpathSync(app), place: "" }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const { name, needed } of dependenciesOf(next.folder)) {
      const from = find(name, next.folder);
      if (from === undefined) {
        if (!needed) continue;
        throw new UserError(
          `${name}, a dependency of ${next.folder}, is not installed: npm ci --prefix ${JSON.stringify(app)}`,
        );
      }
      const seen = seenFrom(next.place, name, placed);
      if (seen === from) continue;
      const place =
        seen === undefined ? `node_modules/${name}` : join(next.place, "node_modules", name);
      placed.set(place, from);
      open.push({ folder: from, place });
    }
  }
  return [...placed].map(([to, from]) => ({ from, to }));
}

function dependenciesOf(folder: string) {
  const file = join(folder, "package.json");
  const found: Package = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const names = (list: Package["dependencies"], needed: boolean) =>
    Object.keys(list ?? {}).map((name) => ({ name, needed }));
  const optional = Object.keys(found.optionalDependencies ?? {});
  return [
    // npm lists an optional one among the others too.
    ...names(found.dependencies, true).filter(({ name }) => !optional.includes(name)),
    ...names(found.optionalDependencies, false),
    ...names(found.peerDependencies, false),
  ];
}

/** Where Node would find a package from a folder. */
function find(name: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const place = join(at, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return realpathSync(place);
    if (at === dirname(at)) return undefined;
  }
}

/** What a package of that name, as placed so far, is seen from a place. */
function seenFrom(place: string, name: string, placed: ReadonlyMap<string, string>) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const found = placed.get(at === "" ? `node_modules/${name}` : join(at, "node_modules", name));
    if (found !== undefined) return found;
    if (at === "") return undefined;
  }
}
