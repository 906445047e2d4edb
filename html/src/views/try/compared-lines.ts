import { el } from "../../el";
import { mark } from "../../mark";
import type { Difference } from "./answer-difference";
import type { Body } from "./body";
import { differingPart, type LineRow } from "./line-difference";
import { moreThan, SHOWN } from "./shown-lines";

/** Two bodies beside each other, line by line, with what differs marked; on a phone as one text. */
export function comparedLines({ left, right, lines }: Difference): HTMLElement {
  const rows = lines
    .slice(0, SHOWN)
    .map((row) => rowOf(row, lineOf(left, row.left), lineOf(right, row.right)));
  return el(
    "div",
    { class: "lines two", tabindex: 0, role: "region", "aria-label": "Both bodies, by line" },
    ...rows,
    moreThan(SHOWN, lines.length),
  );
}

const lineOf = (body: Body, index: number | undefined): string | undefined =>
  "lines" in body && index !== undefined ? body.lines[index] : undefined;

function rowOf(
  { same }: LineRow,
  left: string | undefined,
  right: string | undefined,
): HTMLElement {
  if (same) {
    return el(
      "div",
      { class: "line-row same" },
      el("code", {}, left),
      // Once is enough for those who hear it, and on a phone.
      el("code", { class: "again", "aria-hidden": "true" }, right),
    );
  }
  return el(
    "div",
    { class: "line-row differs" },
    cell("functions", left, right),
    cell("containers", right, left),
  );
}

function cell(name: string, line: string | undefined, other = ""): HTMLElement {
  if (line === undefined) return el("code", { class: "none" });
  const [from, to] = differingPart(line, other);
  return el(
    "code",
    {},
    mark(name),
    el("span", { class: "unseen" }, `${name}: `),
    line.slice(0, from),
    to > from ? el("mark", {}, line.slice(from, to)) : undefined,
    line.slice(to),
  );
}
