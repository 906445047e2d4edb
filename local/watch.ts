import { basename, join } from "node:path";
import { watch } from "chokidar";
import type { App } from "../build/app/find-app";
import { buildAll } from "../build/bundles";
import type { BundleName } from "../build/bundles-of";
import { projectFolder } from "../build/project";

/** What no source is in. */
const IGNORED = /^(node_modules|dist|\..+)$/;

/** Editors write a file in several steps; this long after the last one it is whole. */
const SETTLE_MS = 50;

const sources = ["runtime", "html/src", "compare", "local/functions"];

/**
 * Builds again when a source changes, and says which bundles became others. What does not build
 * changes nothing: the last good bundles stay. Returns how to stop.
 */
export function watchSources(
  app: App,
  onChange: (changed: readonly BundleName[]) => Promise<void>,
  onError: (message: string) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let building: Promise<void> = Promise.resolve();
  const build = async () => {
    try {
      const built = await buildAll(undefined, app);
      const changed = built.filter((one) => one.changed).map((one) => one.bundle.name);
      if (changed.length > 0) await onChange(changed);
    } catch (error) {
      onError((error as Error).message);
    }
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(build);
    }, SETTLE_MS);
  };
  const folders = [...sources.map((folder) => join(projectFolder, folder)), app.folder];
  const ignored = (path: string) => !folders.includes(path) && IGNORED.test(basename(path));
  const watcher = watch(folders, { ignoreInitial: true, ignored }).on("all", schedule);
  return () => {
    clearTimeout(timer);
    void watcher.close();
  };
}
