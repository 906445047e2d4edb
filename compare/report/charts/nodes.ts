/**
 * What charts are made of: elements of SVG as data. `svg.ts` writes them as text for the report, the
 * page as elements of its document, so that both show the same charts.
 */
export interface ChartNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text stands as it is: who writes it escapes it. */
  readonly children: readonly (ChartNode | string)[];
}

export type Attributes = Readonly<Record<string, string | number>>;

/** One element; numbers are pixels, to a tenth. */
export function node(
  tag: string,
  attributes: Attributes,
  ...children: readonly (ChartNode | string)[]
): ChartNode {
  const written = Object.entries(attributes).map(
    ([key, value]) =>
      [key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value] as const,
  );
  return { tag, attributes: Object.fromEntries(written), children };
}

export type Point = readonly [x: number, y: number];

/** A line through points, in the colour of its class; nothing without points. */
export const line = (points: readonly Point[], className: string): ChartNode[] =>
  points.length === 0 ? [] : [node("path", { class: `line ${className}`, d: pathOf(points) })];

/**
 * Steps from point to point: each value holds until the next point, since between two nothing is
 * known. Begins at `start`, the value before the first.
 */
export function stairs(points: readonly Point[], start: number, className: string): ChartNode[] {
  const [first] = points;
  if (!first) return [];
  const steps = points.map(([x, y]) => `H${x.toFixed(1)}V${y.toFixed(1)}`).join("");
  const d = `M${first[0].toFixed(1)} ${start.toFixed(1)}${steps}`;
  return [node("path", { class: `line ${className}`, d })];
}

/** The area between two lines with the same places along x. */
export const band = (
  lower: readonly Point[],
  upper: readonly Point[],
  className: string,
): ChartNode[] =>
  lower.length === 0
    ? []
    : [
        node("path", {
          class: `band ${className}`,
          d: `${pathOf([...lower, ...[...upper].reverse()])}Z`,
        }),
      ];

/** A dot, with what it stands for as its tooltip. */
export const dot = ([cx, cy]: Point, r: number, className: string, title: string): ChartNode =>
  node("circle", { class: `dot ${className}`, cx, cy, r }, node("title", {}, title));

export const text = ([x, y]: Point, content: string, className: string): ChartNode =>
  node("text", { class: className, x, y }, content);

/** The `d` of a path through points. */
export const pathOf = (points: readonly Point[]): string =>
  points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
