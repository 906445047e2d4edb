import type { Report } from "../record/schema";
import type { ChartNode } from "./charts/nodes";
import type { Size } from "./charts/plot";
import { escaped, svgOf } from "./charts/svg";
import { milliseconds } from "./format";

/** A chart for wide windows and one for phones; the style sheet shows the one that fits. */
export const chart = (
  draw: (size: Size) => ChartNode,
  heights: { wide: number; narrow: number },
): string =>
  `<div class="chart wide">${svgOf(draw({ width: 760, height: heights.wide }))}</div><div class="chart narrow">${svgOf(draw({ width: 340, height: heights.narrow }))}</div>`;

/** A table under its chart, folded: for those who cannot see the chart, and for those who want digits. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return `<details><summary>${escaped(caption)}</summary>${plainTable(head, rows)}</details>`;
}

/** @param className `words` breaks long words, for a table without numbers that shall fit a phone; `figures` keeps each with its unit */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  className: "numbers" | "words" | "figures" = "numbers",
): string {
  const cells = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("");
  const body = rows
    .map((row) => {
      const [first = "", ...rest] = row;
      const others = rest.map((cell) => `<td>${escaped(cell)}</td>`).join("");
      return `<tr><th scope="row">${escaped(first)}</th>${others}</tr>`;
    })
    .join("");
  return `<div class="scroll" tabindex="0"><table class="${className}"><thead><tr>${cells}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Running text, in which a number stays beside its unit. */
const prose = (text: string): string =>
  escaped(text).replace(/(\d) (?=(?:ms|s|million|billion)\b|%)/g, "$1&#160;");

export const paragraph = (text: string): string => `<p>${prose(text)}</p>`;

/** Several sentences as a list, one as a paragraph. */
export const list = (sentences: readonly string[]): string =>
  sentences.length === 1
    ? sentences.map(paragraph).join("")
    : `<ul>${sentences.map((each) => `<li>${prose(each)}</li>`).join("")}</ul>`;

export interface Section {
  readonly title: string;
  readonly body: readonly string[];
}

const idOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

export const section = ({ title, body }: Section): string =>
  `<section id="${idOf(title)}"><h2>${escaped(title)}</h2>${body.join("")}</section>`;

/** Links to all sections. */
export const contents = (sections: readonly Section[]): string =>
  `<nav aria-label="Contents"><ol>${sections
    .map(({ title }) => `<li><a href="#${idOf(title)}">${escaped(title)}</a></li>`)
    .join("")}</ol></nav>`;

/** Says of a phase that the generator itself was late in it; nothing when it was not. */
export function lagNote({ lag }: Report, phase: string): string[] {
  const found = lag[phase];
  if (!found?.void) return [];
  return [
    paragraph(
      `The load generator itself was late here (p99 ${milliseconds(found.p99)}), so these times are partly its own: take them as shapes.`,
    ),
  ];
}
