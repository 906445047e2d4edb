import { el } from "../../el";

/** Details that stay as open as they were when they are filled anew. */
export function disclosure(title: string) {
  const content = el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": title });
  const element = el("details", { class: "more" }, el("summary", {}, title), content);
  return {
    element,
    fill: (...inside: readonly HTMLElement[]) => content.replaceChildren(...inside),
  };
}
