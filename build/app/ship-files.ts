import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { contentTime } from "../../modules/content-time";
import { replace } from "../replace";
import { UserError } from "../user-error";
import type { App } from "./find-app";
import { packageFolders } from "./package-folders";

/** What was put beside a bundle: the names at its top, and whether any of it is new. */
export interface Shipped {
  readonly names: readonly string[];
  readonly changed: boolean;
}

/** Never shipped: what is no part of a program, or may hold secrets. */
const LEFT_OUT = /^(node_modules|\.git|\.env(\..*)?|\.DS_Store)$/;

/**
 * Puts beside an app's bundle what goes along: its `files`, at the same place relative to the app's
 * folder; or the whole folder with its production dependencies, as `app`, where it is not bundled.
 */
export async function shipFiles(app: App, output: string): Promise<Shipped> {
  const { bundle, files } = app.manifest;
  if (bundle === false && /\.[cm]?tsx?$/.test(app.entry)) {
    throw new UserError(
      `${app.entry} is TypeScript, which nothing compiles where \`bundle\` is false: name the JavaScript that it becomes, with --app FILE or as "main" of its package.json.`,
    );
  }
  const copies: Copy[] =
    bundle === false
      ? [
          { from: app.folder, to: join(output, "app") },
          ...packageFolders(app.folder).map(({ from, to }) => ({
            from,
            to: join(output, "app", to),
          })),
        ]
      : files.map((name) => ({ from: join(app.folder, name), to: join(output, name) }));
  const shipped = (await Promise.all(copies.map(filesOf))).flat();
  let changed = false;
  for (const { from, to } of shipped) {
    const contents = await readFile(from);
    changed = (await replace(to, contents)) || changed;
    const time = contentTime(contents);
    await utimes(to, time, time);
  }
  const names = bundle === false ? ["app"] : files.map((name) => name.split("/")[0] ?? name);
  const kept = new Set(shipped.map(({ to }) => to));
  for (const name of names) changed = (await prune(join(output, name), kept)) || changed;
  return { names, changed };
}

interface Copy {
  readonly from: string;
  readonly to: string;
}

/** Each file to be copied. @throws UserError where there is none */
async function filesOf({ from, to }: Copy): Promise<Copy[]> {
  const stats = await stat(from).catch(() => {
    throw new UserError(`${from} is not there: \`files\` in the manifest names it.`);
  });
  if (!stats.isDirectory()) return [{ from, to }];
  const names = (await readdir(from)).filter((name) => !LEFT_OUT.test(name));
  const inside = names.map((name) => filesOf({ from: join(from, name), to: join(to, name) }));
  return (await Promise.all(inside)).flat();
}

/** Takes away what an older build left. @returns whether there was anything */
async function prune(folder: string, kept: ReadonlySet<string>): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const left = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !kept.has(path) && !path.endsWith(".part"));
  await Promise.all(left.map((path) => rm(path, { force: true })));
  return left.length > 0;
}
