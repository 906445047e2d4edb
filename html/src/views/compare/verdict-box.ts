import type { Report } from "../../../../compare/record/schema";
import { el } from "../../el";
import type { Words } from "./words";

/** How a comparison is named that nobody made here: its costs are nobody's either. */
export const EXAMPLE = "An example";

/** What may be said of a comparison, with what can be done with it. */
export function verdictBox() {
  const element = el("section", { class: "words", hidden: true, "aria-label": "Verdict" });
  /** @param name where it is not one's own */
  const show = (report: Report, { headline, label, sentences }: Words, name?: string) => {
    const labels = [name, label].filter((text) => text !== undefined);
    const next = el(
      "p",
      { class: "next", hidden: name === EXAMPLE },
      el("a", { href: "#/cost" }, "What it costs with these figures"),
      el("button", { type: "button", click: () => save(report) }, "Save as compare.json"),
    );
    element.replaceChildren(
      el("h3", {}, headline),
      el("p", { class: "labels" }, ...labels.map((text) => el("strong", { class: "stamp" }, text))),
      ...sentences.map((sentence) => el("p", {}, sentence)),
      next,
    );
    element.hidden = false;
  };
  const clear = () => {
    element.hidden = true;
    element.replaceChildren();
  };
  return { element, show, clear };
}

function save(report: Report): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(report)], { type: "application/json" }),
  );
  el("a", { href: address, download: "compare.json" }).click();
  URL.revokeObjectURL(address);
}
