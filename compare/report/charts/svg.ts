/** Text made safe for HTML and SVG, in content and in attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export type Attributes = Readonly<Record<string, string | number>>;

/** One element; `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === "number" ? String(Math.round(value * 10) / 10) : escaped(value);
    return ` ${key}="${text}"`;
  });
  return `<${name}${written.join("")}>${content}</${name}>`;
}

export type Point = readonly [x: number, y: number];

/** A line through points, in the colour of its class. */
export const line = (points: readonly Point[], className: string): string =>
  points.length === 0 ? "" : element("path", { class: `line ${className}`, d: pathOf(points) });

/** The area between two lines with the same places along x. */
export const band = (
  lower: readonly Point[],
  upper: readonly Point[],
  className: string,
): string =>
  lower.length === 0
    ? ""
    : element("path", {
        class: `band ${className}`,
        d: `${pathOf([...lower, ...[...upper].reverse()])}Z`,
      });

/** A dot, with what it stands for as its tooltip. */
export const dot = ([cx, cy]: Point, r: number, className: string, title: string): string =>
  element("circle", { class: `dot ${className}`, cx, cy, r }, element("title", {}, escaped(title)));

export const text = ([x, y]: Point, content: string, className: string): string =>
  element("text", { class: className, x, y }, escaped(content));

/** The `d` of a path through points. */
export const pathOf = (points: readonly Point[]): string =>
  points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
