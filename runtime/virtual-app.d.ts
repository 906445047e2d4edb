/** What the build puts in the place of these modules: the app whose bundle it makes. */

declare module "virtual:settings" {
  import type { AdapterSettings } from "./adapter/settings";

  export const settings: AdapterSettings;
}

declare module "virtual:app" {
  /** What the app's entry exports, which may be loaded only now. */
  export const load: () => unknown;
}
