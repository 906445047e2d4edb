import { el } from "../../el";
import { mark } from "../../mark";
import type { Side } from "./side";

/** One side of the picture: a column for each kind, as high as there are resources of it. */
export function tower({ side, title, resources, kinds, parts }: Side): HTMLElement {
  const id = `parts-${side}`;
  const columns = parts
    .flatMap((part) => part.kinds)
    .sort((a, b) => b.count - a.count)
    .map(({ type, count }) =>
      el("span", { title: `${type} × ${count}` }, ...Array.from({ length: count }, () => el("i"))),
    );
  return el(
    "section",
    { class: `side ${side}`, "aria-labelledby": id },
    el("h3", { id }, mark(side), title),
    el("p", { class: "sum" }, el("strong", {}, String(kinds)), ` kinds, ${resources} resources`),
    el("div", { class: "blocks", "aria-hidden": "true" }, ...columns),
  );
}
