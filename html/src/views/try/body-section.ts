import { bytes } from "../../../../compare/report/format";
import { el } from "../../el";
import { mark } from "../../mark";
import type { Difference } from "./answer-difference";
import { type Body, readBody } from "./body";
import { comparedLines } from "./compared-lines";
import type { AnsweredResult } from "./result";
import { moreThan, SHOWN } from "./shown-lines";

/** The answers' bodies: beside each other where they differ, once where they are alike. */
export function bodySection(
  answered: readonly AnsweredResult[],
  difference: Difference | undefined,
): HTMLElement {
  return el(
    "section",
    { class: "body-section", "aria-label": "Body" },
    el("h4", {}, "Body ", el("span", { class: "note" }, saySizes(answered, difference))),
    contentOf(answered, difference),
  );
}

function contentOf(
  [first, second]: readonly AnsweredResult[],
  difference: Difference | undefined,
): HTMLElement | undefined {
  if (!first) return undefined;
  if (!second || !difference || difference.body === "same") return whole(bodyOf(first));
  if (difference.lines.length > 0) return comparedLines(difference);
  return el(
    "div",
    { class: "sides-by-side differs" },
    el("div", {}, mark(first.backend.name), whole(difference.left)),
    el("div", {}, mark(second.backend.name), whole(difference.right)),
  );
}

const bodyOf = ({ outcome }: AnsweredResult): Body =>
  readBody(outcome.body, outcome.header("content-type"));

function saySizes(
  [first, second]: readonly AnsweredResult[],
  difference: Difference | undefined,
): string {
  if (!first) return "";
  const [one, other] = [first.outcome.body, second?.outcome.body ?? first.outcome.body];
  if (!second || difference?.body === "same") {
    return `${bytes(one.length)}${second ? ", the same from both" : ""}`;
  }
  const alike = one.length === other.length;
  const sizes = alike
    ? `${bytes(one.length)} each`
    : `${bytes(one.length)} and ${bytes(other.length)}`;
  if (difference?.lines.length) return sizes;
  const shorter = Math.min(one.length, other.length);
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return `${sizes}, different from byte ${(at < 0 ? shorter : at) + 1} on`;
}

function whole(body: Body): HTMLElement {
  if (body.kind === "none") return el("p", { class: "nothing-there" }, "No body.");
  if (body.kind === "binary") {
    return el("p", { class: "nothing-there" }, `${body.type}, which is not text.`);
  }
  const lines = body.lines.slice(0, SHOWN).map((line) => el("code", {}, line));
  return el(
    "div",
    { class: "lines", tabindex: 0, role: "region", "aria-label": "Text of the body" },
    ...lines.map((line) => el("div", { class: "line-row same" }, line)),
    moreThan(SHOWN, body.lines.length),
  );
}
