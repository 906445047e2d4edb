import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { type App, findApp } from "../../build/app/find-app";
import { buildBundle } from "../../build/bundles";
import { bundlesOf } from "../../build/bundles-of";
import { projectFolder } from "../../build/project";

/** An app as it was built at one moment, in a folder of its own. */
export interface BuiltApp {
  readonly app: App;
  /** Where the bundles are. Absolute. */
  readonly folder: string;
  readonly runtimeClient: string;
  remove(): Promise<void>;
}

/**
 * Builds what runs at both doors. The folder is in the project's, since the code in it may name packages
 * that are found from there; what is built by others meanwhile changes nothing here.
 *
 * @param reference the app's folder or file; by default the one that comes along
 */
export async function buildApp(reference?: string): Promise<BuiltApp> {
  const found = await findApp(reference);
  await mkdir(join(projectFolder, "dist"), { recursive: true });
  const folder = await mkdtemp(join(projectFolder, "dist/built-"));
  const output = relative(projectFolder, folder);
  const app = { ...found, output };
  const runtimeClient = join(output, "runtime-client.js");
  for (const bundle of bundlesOf(app)) {
    if (bundle.name === "functions" || bundle.name === "containers") await buildBundle(bundle, app);
    if (bundle.name === "runtime client") {
      await buildBundle({ ...bundle, output: runtimeClient }, app);
    }
  }
  return {
    app,
    folder,
    runtimeClient: join(projectFolder, runtimeClient),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
