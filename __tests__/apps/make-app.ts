import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { ordersFolder } from "../examples/install";

/** Where an app finds its packages: Express 4, Express 5, or none. */
export type Packages = "express 4" | "express 5" | "none";
const folders = {
  "express 4": join(ordersFolder, "node_modules"),
  "express 5": join(projectFolder, "node_modules"),
};

export interface AppFolder {
  readonly folder: string;
  /** What `--app` is given: the folder, or a file in it. */
  readonly reference: string;
  /** Takes it and what was built of it away. */
  remove(): Promise<void>;
}

/**
 * An app in a folder of its own, somewhere else.
 *
 * @param named the file in it that is named as the app, where it is not the folder
 */
export async function makeApp(
  files: Readonly<Record<string, string>>,
  packages: Packages = "none",
  named = "",
): Promise<AppFolder> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "app-")));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  if (packages !== "none") await symlink(folders[packages], join(folder, "node_modules"));
  const reference = join(folder, named);
  return {
    folder,
    reference,
    async remove() {
      // What has no app or a broken manifest has no build either.
      const output = await findApp(reference).then(
        (app) => app.output,
        () => undefined,
      );
      if (output) await rm(join(projectFolder, output), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
