import type { Manifest } from "../app";

/** What of an app's manifest its adapter needs: the build writes it into the bundle. */
export type AdapterSettings = Pick<
  Manifest,
  "name" | "cors" | "healthPath" | "paths" | "timeouts"
> & {
  readonly routes: readonly Pick<Manifest["routes"][number], "method" | "path">[];
  /** The app's entry, as a person knows it: for errors. */
  readonly entry: string;
};

export function adapterSettings(manifest: Manifest, entry: string): AdapterSettings {
  const { name, cors, healthPath, paths, timeouts } = manifest;
  const routes = manifest.routes.map(({ method, path }) => ({ method, path }));
  return { name, cors, healthPath, paths, timeouts, routes, entry };
}
