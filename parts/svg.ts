/** A place in the picture, in its own units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? "");

/** Lines of text; the first is the title. */
function lines(x: number, y: number, texts: readonly string[], anchor: "start" | "middle"): string {
  return texts
    .map((text, i) => {
      const style = i === 0 ? "title" : "note";
      return `<text class="${style}" x="${x}" y="${y + i * lineHeight}" text-anchor="${anchor}">${escaped(text)}</text>`;
    })
    .join("");
}

const lineHeight = 17;

/** How high a box must be for its lines. */
export const heightOf = (texts: readonly string[]): number => texts.length * lineHeight + 11;

/** How wide a box must be for its lines, by the width of most letters. */
export const widthOf = (texts: readonly string[]): number =>
  Math.ceil(Math.max(...texts.map(({ length }) => length)) * 6.6) + 20;

/** A box with its text in the middle. */
export function node(box: Box, style: string, texts: readonly string[]): string {
  const { x, y, width, height } = box;
  const top = y + height / 2 - ((texts.length - 1) * lineHeight) / 2 + 4.5;
  return `<rect class="node ${style}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${lines(x + width / 2, top, texts, "middle")}`;
}

/** A frame around others, with its text at the top. */
export function frame(box: Box, style: string, texts: readonly string[]): string {
  const { x, y, width, height } = box;
  return `<rect class="frame ${style}" x="${x}" y="${y}" width="${width}" height="${height}" rx="12"/>${lines(x + 14, y + 24, texts, "start")}`;
}

/** An arrow from the right side of a box to the left side of another. */
export function arrow(from: Box, to: Box, label = ""): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x - 3, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  const path = `<path class="arrow" d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" marker-end="url(#tip)"/>`;
  if (label === "") return path;
  return `${path}<text class="label" x="${middle}" y="${(y1 + y2) / 2 + 4}" text-anchor="middle">${escaped(label)}</text>`;
}

/** Readable on a light and on a dark page. */
const style = `
  svg { color-scheme: light dark; --ink: #1d2430; --soft: #5b6675; --paper: #ffffff; --line: #8893a3; --fn: #b4540a; --ct: #1f5fbf; --sh: #3d6b45 }
  @media (prefers-color-scheme: dark) { svg { --ink: #e8ecf2; --soft: #a6b1bf; --paper: #1a2029; --line: #7d899a; --fn: #f0a35e; --ct: #7fb0ff; --sh: #8fc79a } }
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .title { font-weight: 600 }
  .note, .label { font-size: 12px; fill: var(--soft) }
  .label { paint-order: stroke; stroke: Canvas; stroke-width: 5px; stroke-linejoin: round }
  .node { fill: var(--paper); stroke: var(--line); stroke-width: 1.5 }
  .frame { fill: none; stroke: var(--line); stroke-width: 1.5; stroke-dasharray: 6 4 }
  .functions { stroke: var(--fn) }
  .containers { stroke: var(--ct) }
  .shared { stroke: var(--sh) }
  .arrow { fill: none; stroke: var(--soft); stroke-width: 1.5 }
  .tip { fill: var(--soft) }
`;

export function svg(
  size: { readonly width: number; readonly height: number },
  title: string,
  body: readonly string[],
): string {
  const { width, height } = size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}</style>`,
    `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}
