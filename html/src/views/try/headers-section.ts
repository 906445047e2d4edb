import { el } from "../../el";
import { mark } from "../../mark";
import type { Difference } from "./answer-difference";
import type { HeaderRow } from "./header-difference";
import type { AnsweredResult } from "./result";

/** The answers' headers: what differs, marked; folded what is alike and what is each one's own. */
export function headersSection(
  answered: readonly AnsweredResult[],
  difference: Difference | undefined,
): HTMLElement {
  const rows = difference?.headers ?? ownRows(answered);
  const shown = rows.filter(({ kind }) => !difference || kind === "differs");
  const folded = rows.filter((row) => !shown.includes(row));
  return el(
    "section",
    { class: "headers-section", "aria-label": "Headers" },
    el("h4", {}, "Headers"),
    shown.length > 0 ? headerTable(answered, shown) : undefined,
    folded.length > 0 ? fold(sayFolded(folded), headerTable(answered, folded)) : undefined,
    note(answered),
  );
}

// As a person left it, also for the next answers.
let open = false;

function fold(summary: string, content: HTMLElement): HTMLElement {
  const element = el("details", { class: "more", open }, el("summary", {}, summary), content);
  element.addEventListener("toggle", () => {
    open = element.open;
  });
  return element;
}

function sayFolded(rows: readonly HeaderRow[]): string {
  const own = rows.filter(({ kind }) => kind === "own").length;
  const alike = rows.length - own;
  const parts = [
    alike > 0 ? `${alike} alike` : "",
    own > 0 ? `${own} that each answer has of its own` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function headerTable(answered: readonly AnsweredResult[], rows: readonly HeaderRow[]): HTMLElement {
  const heads = answered.map(({ backend }) =>
    el("th", { scope: "col" }, mark(backend.name), backend.title),
  );
  return el(
    "table",
    { class: "compared" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Name"), ...heads)),
    el("tbody", {}, ...rows.map((row) => headerRow(row, answered.length))),
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
