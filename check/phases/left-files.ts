import { readdir, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { foldersOf } from "../../build/app/deployed-folders";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import type { Session } from "../session";

/** By name, what tells whether it was written. */
export type Files = ReadonlyMap<string, string>;

function bundleFolders({ output }: App): string[] {
  const { functions, containers } = foldersOf(output);
  return [functions, containers].map((folder) => join(projectFolder, folder));
}

/** What is in the bundles' folders, which are where the app runs. */
export async function filesOf(app: App): Promise<Files> {
  const all = await Promise.all(bundleFolders(app).map(filesIn));
  return new Map(all.flat());
}

async function filesIn(folder: string) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(file);
      return [file, `${size} ${mtimeMs}`] as const;
    }),
  );
}

/**
 * What was written past the read-only file system, which stands in Node's own `fs` alone: by a native module
 * (SQLite's), or by a process that the app started. What is new is taken away, as the folder is shipped.
 */
export async function checkLeftFiles(session: Session, before: Files): Promise<void> {
  const { app } = session.options;
  const folders = bundleFolders(app);
  const after = await filesOf(app);
  for (const [file, written] of after) {
    if (before.get(file) === written) continue;
    const folder = folders.find((one) => file.startsWith(join(one, "/"))) ?? "";
    const name = relative(folder, file);
    const said = `The app wrote ${name}, by a native module or by another program; only here can that be written.`;
    session.find("file-write", said);
    if (!before.has(file)) await rm(file, { force: true });
  }
}
