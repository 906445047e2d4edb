import type { ChartNode } from "../../../compare/report/charts/nodes";
import type { Size } from "../../../compare/report/charts/plot";
import { el } from "../el";
import { drawn } from "./drawn";

/** How high a chart is: so many times its width, within limits in pixels. */
export interface Shape {
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
}

/**
 * A place for a chart that is drawn as wide as it is shown, so that its text keeps its size on a
 * phone. `redraw` draws it anew, for other data.
 */
export function responsive({ ratio, least, most }: Shape, draw: (size: Size) => ChartNode) {
  const element = el("div", { class: "chart" });
  // Its room is kept before it is drawn, so that nothing below it moves.
  element.style.cssText = `width: 100%; min-height: ${least}px; max-height: ${most}px; aspect-ratio: ${ratio > 0 ? 1 / ratio : "auto"}`;
  let width = 0;
  const redraw = () => {
    const height = Math.round(Math.max(least, Math.min(most, width * ratio)));
    if (width > 0) element.replaceChildren(drawn(draw({ width, height })));
  };
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry?.contentRect.width ?? 0);
    if (now === width) return;
    width = now;
    redraw();
  }).observe(element);
  return { element, redraw };
}
