import type { ChartNode } from "../../../compare/report/charts/nodes";

const SVG = "http://www.w3.org/2000/svg";

/** A chart as an element of the document. */
export function drawn({ tag, attributes, children }: ChartNode): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (typeof child === "string" ? child : drawn(child))));
  return element;
}
