import type { Axis, Box } from "../../../compare/report/charts/plot";
import { svg } from "../el";

/** Grid lines, the numbers beside them, and what each axis shows with its unit. */
export function frame(box: Box, x: Axis, y: Axis): SVGGElement {
  const columns = x.scale.ticks.flatMap((tick) => {
    const at = x.scale.at(tick);
    return [
      svg("line", { x1: at, x2: at, y1: box.top, y2: box.bottom }),
      svg("text", { x: at, y: box.bottom + 18, "text-anchor": "middle" }, x.format(tick)),
    ];
  });
  const rows = y.scale.ticks.flatMap((tick) => {
    const at = y.scale.at(tick);
    return [
      svg("line", { x1: box.left, x2: box.right, y1: at, y2: at }),
      svg("text", { x: box.left - 8, y: at + 4, "text-anchor": "end" }, y.format(tick)),
    ];
  });
  const names = [
    svg("text", { class: "axis", x: box.right, y: box.bottom + 38, "text-anchor": "end" }, x.label),
    svg("text", { class: "axis", x: 0, y: box.top - 14 }, y.label),
  ];
  return svg("g", { class: "frame" }, ...columns, ...rows, ...names);
}
