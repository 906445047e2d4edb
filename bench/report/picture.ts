import { type ChartNode, node, text } from "../../compare/report/charts/nodes";
import { svgOf } from "../../compare/report/charts/svg";
import { number } from "../../compare/report/format";
import type { Figure } from "../bench";
import { isReached, ratiosOf, spreadOf } from "./ratios";
import { majorOf, type Part } from "./results";

const WIDTH = 840;
const MARGIN = 20;
const GAP = 28;
const COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2;
const LABELS = 192;
const VALUES = 58;
const ROW = 19;
const HEAD = 44;

/** AWS runs this major, so that its figures are the ones to look at. */
const NODE = "22";

const style = `
svg { font: 12px system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif; }
.page { fill: #fbfaf8; } .title { fill: #1c1b19; font-weight: 600; font-size: 13px; }
text { fill: #1c1b19; stroke: #fbfaf8; stroke-width: 3px; paint-order: stroke; } .soft { fill: #5f5b53; font-size: 11px; } .end { text-anchor: end; }
.bar { fill: #c9c4b8; } .bar.ours { fill: #c2410c; } text.ours { font-weight: 600; fill: #9a3412; }
.aim { stroke: #1c1b19; stroke-dasharray: 3 3; }
@media (prefers-color-scheme: dark) {
.page { fill: #14161a; } .title, text { fill: #eceef2; stroke: #14161a; } .soft { fill: #a5adba; }
.bar { fill: #474d59; } .bar.ours { fill: #f2994a; } text.ours { fill: #f7b77e; } .aim { stroke: #eceef2; }
}`;

interface Panel {
  readonly height: number;
  /** @param x, y where its upper left corner is */
  readonly at: (x: number, y: number) => readonly ChartNode[];
}

/**
 * The figures that have a base and an aim, as bars of ratios to the base: an SVG for the README,
 * readable on light and on dark pages.
 */
export function pictureOf(parts: readonly Part[]): string {
  const shown = parts.filter(({ node }) => majorOf(node) === NODE);
  const panels = shown.flatMap(({ figures }) => figures.filter(isShown)).map(panelOf);
  const ends: [number, number] = [MARGIN, MARGIN];
  const placed = panels.flatMap(({ height, at }) => {
    const column = ends[0] <= ends[1] ? 0 : 1;
    const y = ends[column];
    ends[column] += height + GAP;
    return at(MARGIN + column * (COLUMN + GAP), y);
  });
  const height = Math.max(...ends) + 4;
  const page = [
    node("title", {}, "This project against its peers, as ratios of medians"),
    node("style", {}, style),
    node("rect", { class: "page", width: WIDTH, height, rx: 10 }),
    ...placed,
    text([MARGIN, height - 14], footOf(shown), "soft"),
  ];
  const box = `0 0 ${WIDTH} ${Math.round(height)}`;
  const root = { xmlns: "http://www.w3.org/2000/svg", viewBox: box, width: WIDTH, height };
  return `${svgOf(node("svg", { ...root, role: "img" }, ...page))}\n`;
}

const isShown = (figure: Figure): boolean =>
  figure.base !== undefined &&
  figure.aim !== undefined &&
  figure.contenders.some((each) => each.ours && ratiosOf(figure, each).length > 0);

function footOf(parts: readonly Part[]): string {
  const [first] = parts;
  if (!first) return "Nothing was measured yet: npm run bench";
  const { cpu, cores } = first.machine;
  const dates = parts.map(({ date }) => date.slice(0, 10)).sort();
  return `Medians of interleaved rounds, ${dates.at(-1)}: Node ${first.node}, ${cpu}, ${cores} cores. npm run bench`;
}

function panelOf(figure: Figure): Panel {
  const { name, base, aim = 0, better } = figure;
  const rows = figure.contenders.flatMap((contender) => {
    const ratios = ratiosOf(figure, contender);
    return ratios.length > 0 ? [{ contender, ratio: spreadOf(ratios).median }] : [];
  });
  const longest = Math.max(aim, ...rows.map(({ ratio }) => ratio));
  const length = (ratio: number): number => (ratio / longest) * (COLUMN - LABELS - VALUES);
  return {
    height: HEAD + rows.length * ROW,
    at: (x, y) => [
      text([x, y + 13], name, "title"),
      text([x, y + 30], `x ${base}, ${better} is better, aim ${Number(number(aim))}`, "soft"),
      node("path", {
        class: "aim",
        d: `M${x + LABELS + length(aim)} ${y + HEAD - 2}v${rows.length * ROW}`,
      }),
      ...rows.flatMap(({ contender, ratio }, row) => {
        const top = y + HEAD + row * ROW;
        const ours = contender.ours ? " ours" : "";
        const reached = isReached(figure, contender) ? " ✓" : "";
        return [
          text([x + LABELS - 8, top + 12], contender.name, `end${ours}`),
          node("rect", {
            class: `bar${ours}`,
            x: x + LABELS,
            y: top + 2,
            width: Math.max(1, length(ratio)),
            height: ROW - 6,
            rx: 2,
          }),
          text([x + LABELS + length(ratio) + 6, top + 12], number(ratio) + reached, ours.trim()),
        ];
      }),
    ],
  };
}
