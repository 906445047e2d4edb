import type { Report } from "../../../../compare/record/schema";
import { el } from "../../el";
import { wordsOn } from "./words";

/** What may be said of a comparison, with what can be done with it. */
export function verdictBox() {
  const element = el("section", { class: "words", hidden: true, "aria-label": "Verdict" });
  const show = (report: Report) => {
    const { headline, sentences } = wordsOn(report);
    element.replaceChildren(
      el("h3", {}, headline),
      ...sentences.map((sentence) => el("p", {}, sentence)),
      el(
        "p",
        { class: "next" },
        el("a", { href: "#/cost" }, "What it costs with these figures"),
        el("button", { type: "button", click: () => save(report) }, "Save as compare.json"),
      ),
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
