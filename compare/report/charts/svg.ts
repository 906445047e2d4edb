import type { ChartNode } from "./nodes";

/** Text made safe for HTML and SVG, in content and in attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A chart as markup. */
export function svgOf({ tag, attributes, children }: ChartNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const content = children.map((child) =>
    typeof child === "string" ? escaped(child) : svgOf(child),
  );
  return `<${tag}${written.join("")}>${content.join("")}</${tag}>`;
}
