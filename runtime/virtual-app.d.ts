/** What the build puts in the place of this module: the app whose bundle it makes. */
declare module "virtual:app" {
  import type { AdapterSettings } from "./adapter/settings";

  export const settings: AdapterSettings;
  /** Loads the module of the app's entry, and gives what it exports. */
  export const load: () => unknown;
}
