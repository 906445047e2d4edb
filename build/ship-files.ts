import { readdir, readFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { contentTime } from "./content-time";
import type { App } from "./find-app";
import { packageFolders } from "./package-folders";
import { replace } from "./replace";
import { UserError } from "./user-error";

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
  let changed = false;
  for (const one of copies) changed = (await copy(one)) || changed;
  const names = bundle === false ? ["app"] : files.map((name) => name.split("/")[0] ?? name);
  return { names, changed };
}

interface Copy {
  readonly from: string;
  readonly to: string;
}

/** @returns whether anything changed */
async function copy({ from, to }: Copy): Promise<boolean> {
  const stats = await stat(from).catch(() => {
    throw new UserError(`${from} is not there: \`files\` in the manifest names it.`);
  });
  if (!stats.isDirectory()) {
    const contents = await readFile(from);
    const changed = await replace(to, contents);
    const time = contentTime(contents);
    await utimes(to, time, time);
    return changed;
  }
  let changed = false;
  for (const name of await readdir(from)) {
    if (LEFT_OUT.test(name)) continue;
    changed = (await copy({ from: join(from, name), to: join(to, name) })) || changed;
  }
  return changed;
}
