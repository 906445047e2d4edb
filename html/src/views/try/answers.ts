import { el } from "../../el";
import { mark } from "../../mark";
import type { Difference } from "./answer-difference";
import { bodySection } from "./body-section";
import { headersSection } from "./headers-section";
import { isAnswered, type Result } from "./result";

/** The answers beside each other, with what differs marked; one alone where one alone came. */
export function answers(
  results: readonly Result[],
  difference: Difference | undefined,
): HTMLElement {
  const answered = results.filter(isAnswered);
  if (answered.length === 0) return el("div", {});
  const sides = answered.map(({ backend, outcome }) =>
    el(
      "div",
      { class: `answer ${backend.name}` },
      el("h3", { class: "runner" }, mark(backend.name), backend.title),
      el(
        "p",
        { class: difference?.status ? "answer-status differs" : "answer-status" },
        el("strong", { class: outcome.status >= 400 ? "bad" : "" }, String(outcome.status)),
        ` ${outcome.statusText}`,
        difference?.status ? el("span", { class: "unseen" }, " (differs)") : undefined,
      ),
      outcome.redirectedTo === undefined
        ? undefined
        : el("p", { class: "note" }, sayRedirect(outcome.redirectedTo, backend.address)),
    ),
  );
  return el(
    "div",
    { class: "answers" },
    el("div", { class: "sides-by-side" }, ...sides),
    headersSection(answered, difference),
    bodySection(answered, difference),
  );
}

/** A browser follows redirects by itself, and tells a page where it came out alone. */
function sayRedirect(to: string, address: string): string {
  const left = to.startsWith(`${address}/`) ? "" : ", which is not at this backend's address";
  return `After a redirect to ${to}${left}`;
}
