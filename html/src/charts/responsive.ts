import { el } from "../el";

/**
 * A place for a chart that is drawn as wide as it is shown, so that its text keeps its size on a
 * phone. `redraw` draws it anew, for other data.
 */
export function responsive(draw: (width: number) => Element) {
  const element = el("div", { class: "chart" });
  let width = 0;
  const redraw = () => {
    if (width > 0) element.replaceChildren(draw(width));
  };
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry?.contentRect.width ?? 0);
    if (now === width) return;
    width = now;
    redraw();
  }).observe(element);
  return { element, redraw };
}
