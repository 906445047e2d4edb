import { el } from "./el";

/** A circle for functions, a square for containers: colour is never the only sign. */
export function mark(backend: string): HTMLElement {
  return el("span", { class: `mark ${backend}`, "aria-hidden": "true" });
}
