import type { App } from "./app";
import type { Backends } from "./backends";

/** What `urls.js` says. */
export interface Known {
  readonly backends: Backends;
  readonly app: App;
}

/** What a view gets from the page around it. */
export interface Surroundings extends Known {
  /** The view's state in the address, `?backend=containers` for instance. */
  readonly params: URLSearchParams;
  /** Puts the view's state into the address, so that it can be shared; does not show it anew. */
  readonly keep: (params: URLSearchParams) => void;
}

/** One of the page's views: a tab, and the part of the address after `#/`. */
export interface View {
  readonly name: string;
  readonly title: string;
  /** Makes the view's element, and starts what fills it. */
  readonly show: (around: Surroundings) => HTMLElement;
}
