import { el } from "./el";

/** A table with a caption, a row of headings, and rows of which the first cell is the heading. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const head = headings.map((heading) => el("th", { scope: "col" }, heading));
  const body = rows.map(([first = "", ...rest]) =>
    el("tr", {}, el("th", { scope: "row" }, first), ...rest.map((cell) => el("td", {}, cell))),
  );
  return el(
    "table",
    {},
    el("caption", {}, el("span", {}, caption)),
    el("thead", {}, el("tr", {}, ...head)),
    el("tbody", {}, ...body),
  );
}
