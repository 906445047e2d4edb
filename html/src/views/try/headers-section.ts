import { el } from "../../el";
import { mark } from "../../mark";
import type { Difference, HeaderRow } from "./answer-difference";
import type { AnsweredResult } from "./result";

/** The answers' headers: what differs first and marked, what is alike once, each one's own last. */
export function headersSection(
  answered: readonly AnsweredResult[],
  difference: Difference | undefined,
): HTMLElement {
  const rows = difference?.headers ?? ownRows(answered);
  const heads = answered.map(({ backend }) =>
    el("th", { scope: "col" }, mark(backend.name), backend.title),
  );
  return el(
    "section",
    { class: "headers-section", "aria-label": "Headers" },
    el("h4", {}, "Headers"),
    el(
      "table",
      { class: "compared" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Name"), ...heads)),
      el("tbody", {}, ...rows.map((row) => headerRow(row, answered.length))),
    ),
    note(answered),
  );
}

const ownRows = (answered: readonly AnsweredResult[]): readonly HeaderRow[] =>
  answered.flatMap(({ outcome }) =>
    outcome.headers.map(([name, left]): HeaderRow => ({ name, left, kind: "same" })),
  );

function headerRow({ name, left, right, kind }: HeaderRow, sides: number): HTMLElement {
  const alike = left === right || sides === 1;
  const cells = alike
    ? [el("td", { colspan: sides }, left)]
    : [left, right].map((value) =>
        el("td", value === undefined ? { class: "none" } : {}, value ?? "not there"),
      );
  const hint = { same: undefined, differs: "differs", own: "each answer's own" }[kind];
  const unseen = hint && el("span", { class: "unseen" }, ` (${hint})`);
  return el("tr", { class: kind, title: hint }, el("th", { scope: "row" }, name, unseen), ...cells);
}

function note(answered: readonly AnsweredResult[]): HTMLElement | undefined {
  const elsewhere = answered.some(
    ({ backend }) => new URL(backend.address).origin !== location.origin,
  );
  const text =
    "From another origin a browser shows a page only the headers that CORS exposes; there may be more.";
  return elsewhere ? el("p", { class: "note" }, text) : undefined;
}
