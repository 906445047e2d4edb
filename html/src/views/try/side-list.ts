import { el } from "../../el";

/** An entry of a list to choose from. */
export interface Entry {
  readonly method: string;
  readonly path: string;
  /** A second line. */
  readonly note: string | HTMLElement;
  readonly onChoice: () => void;
}

/** A titled list of requests to choose from, filled anew by `show`. Hidden while it is empty. */
export function sideList(title: string) {
  const list = el("ol", { class: "choices" });
  const element = el(
    "section",
    { class: "try-side", hidden: true, "aria-label": title },
    el("h3", {}, title),
    list,
  );
  const show = (entries: readonly Entry[]) => {
    element.hidden = entries.length === 0;
    list.replaceChildren(...entries.map(item));
  };
  return { element, show };
}

function item({ method, path, note, onChoice }: Entry): HTMLElement {
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "choose", click: onChoice },
      el("span", { class: "method" }, method),
      el("span", { class: "path" }, path),
      el("span", { class: "second" }, note),
    ),
  );
}
