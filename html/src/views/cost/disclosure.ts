import { el } from "../../el";

/** Details that stay as open as they were when they are filled anew, and are made when they are seen. */
export function disclosure(title: string) {
  const content = el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": title });
  const element = el("details", { class: "more" }, el("summary", {}, title), content);
  let make: () => readonly HTMLElement[] = () => [];
  let stale = false;
  const draw = () => {
    if (!element.open || !stale) return;
    stale = false;
    content.replaceChildren(...make());
  };
  element.addEventListener("toggle", draw);
  const fill = (inside: () => readonly HTMLElement[]) => {
    make = inside;
    stale = true;
    draw();
  };
  return { element, fill };
}
