import { bytes, plain } from "../../../../compare/report/format";
import { el } from "../../el";
import { mark } from "../../mark";
import type { Difference } from "./answer-difference";
import { type Body, readBody } from "./body";
import { differingPart, type LineRow } from "./line-difference";
import type { AnsweredResult } from "./result";

/** More lines than these are counted, not shown. */
const SHOWN = 1000;

/** The answers' bodies: beside each other where they differ, once where they are alike. */
export function bodySection(
  answered: readonly AnsweredResult[],
  difference: Difference | undefined,
): HTMLElement {
  const [first, second] = answered;
  const left = difference?.left ?? bodyOf(first);
  const alike = !difference || difference.body === "same";
  const content = alike
    ? [whole(left, first?.outcome.body.length ?? 0)]
    : difference.lines.length > 0
      ? compared(difference)
      : [
          el(
            "div",
            { class: "sides-by-side differs" },
            whole(difference.left, first?.outcome.body.length ?? 0),
            whole(difference.right, second?.outcome.body.length ?? 0),
          ),
        ];
  const size = el("span", { class: "note" }, sizes(answered, alike));
  return el(
    "section",
    { class: "body-section", "aria-label": "Body" },
    el("h4", {}, "Body ", size),
    ...content,
  );
}

const bodyOf = (result: AnsweredResult | undefined): Body =>
  result ? readBody(result.outcome.body, result.outcome.header("content-type")) : { kind: "none" };

function sizes(answered: readonly AnsweredResult[], alike: boolean): string {
  const [one = "", other = ""] = answered.map(({ outcome }) => bytes(outcome.body.length));
  if (answered.length === 1) return one;
  if (alike) return `${one}, the same from both`;
  return one === other ? `${one} each` : `${one} and ${other}`;
}

function whole(body: Body, size: number): HTMLElement {
  if (body.kind === "none") return el("p", { class: "nothing-there" }, "No body.");
  if (body.kind === "binary") {
    return el("p", { class: "nothing-there" }, `${body.type}, ${bytes(size)}: not text.`);
  }
  const lines = body.lines.slice(0, SHOWN).map((line) => el("code", {}, line));
  return el(
    "div",
    { class: "lines", tabindex: 0, role: "region", "aria-label": "Text of the body" },
    ...lines.map((line) => el("div", { class: "line-row same" }, line)),
    more(body.lines.length),
  );
}

function compared({ left, right, lines }: Difference): readonly HTMLElement[] {
  const [one, other] = [left, right].map((body) => ("lines" in body ? body.lines : []));
  const rows = lines
    .slice(0, SHOWN)
    .map((row) => lineRow(row, one?.[row.left ?? -1], other?.[row.right ?? -1]));
  return [
    el(
      "div",
      { class: "lines two", tabindex: 0, role: "region", "aria-label": "Both bodies, by line" },
      ...rows,
      more(lines.length),
    ),
  ];
}

function lineRow({ same }: LineRow, left: string | undefined, right: string | undefined) {
  if (same) {
    return el(
      "div",
      { class: "line-row same" },
      el("code", {}, left),
      // Once is enough for those who hear it, and on a phone.
      el("code", { class: "again", "aria-hidden": "true" }, right),
    );
  }
  const cell = (name: string, line: string | undefined, other = "") =>
    el("code", { class: line === undefined ? `${name} none` : name }, ...marked(name, line, other));
  return el(
    "div",
    { class: "line-row differs" },
    cell("functions", left, right),
    cell("containers", right, left),
  );
}

function marked(name: string, line: string | undefined, other: string): (Node | string)[] {
  if (line === undefined) return [];
  const [from, to] = differingPart(line, other);
  return [
    mark(name),
    el("span", { class: "unseen" }, `${name}: `),
    line.slice(0, from),
    el("mark", {}, line.slice(from, to)),
    line.slice(to),
  ];
}

const more = (count: number) =>
  count > SHOWN ? el("p", { class: "note" }, `and ${plain(count - SHOWN)} more lines`) : undefined;
