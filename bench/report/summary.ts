import { number } from "../../compare/report/format";
import type { Contender, Figure } from "../bench";
import { isReached, judgedOf, spreadOf } from "./ratios";
import { majorOf, type Part } from "./results";

/** AWS runs the first; what was measured on another stands beside it. */
const NODES = ["22", "24"] as const;

/**
 * What was measured, as Markdown for the docs: a row a figure, medians, as ratios where a figure has a
 * base. A figure that nobody has measured has no row.
 */
export function summaryOf(parts: readonly Part[]): string {
  const benches = [...new Set(parts.map(({ bench }) => bench))];
  const rows = benches.flatMap((bench) => rowsOf(parts.filter((part) => part.bench === bench)));
  const head = ["Figure", ...NODES.map((node) => `Node ${node}`), "Aim", "Beside it", "Command"];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param parts of one bench, one a Node */
function rowsOf(parts: readonly Part[]): readonly (readonly string[])[] {
  const on = (node: string) => parts.find((part) => majorOf(part.node) === node);
  const [first = parts[0]] = NODES.map(on);
  return (first?.figures ?? []).map((figure, at) => {
    const same = NODES.map((node) => on(node)?.figures.find(({ name }) => name === figure.name));
    const command = at === 0 ? `\`npm run bench -- ${first?.bench}\`` : "";
    return [
      nameOf(figure),
      ...same.map((one) => (one ? oursOf(one) : "")),
      figure.aim === undefined ? "" : String(Number(number(figure.aim).replaceAll(",", ""))),
      besideOf(figure),
      command,
    ];
  });
}

const nameOf = ({ name, unit, base }: Figure): string =>
  `${name}, ${base === undefined ? unit : `x ${base}`}`;

/** Each of ours, "this project" without its name; bold where it reaches the aim. */
function oursOf(figure: Figure): string {
  return figure.contenders
    .filter(({ ours, samples }) => ours && samples.length > 0)
    .flatMap((contender) => {
      const value = medianOf(figure, contender);
      if (value === undefined) return [];
      const shown = isReached(figure, contender) ? `**${value}**` : value;
      return [`${shortOf(contender.name)} ${shown}`.trimStart()];
    })
    .join("; ");
}

const shortOf = (name: string): string => name.replace(/^this project(?:'s functions)?(?:, )?/, "");

/** The peers; and the value behind a ratio. */
function besideOf(figure: Figure): string {
  const { base, unit, contenders } = figure;
  return contenders
    .filter(({ ours }) => !ours)
    .map((contender) => {
      const { name, samples, skipped } = contender;
      if (samples.length === 0) return `${name}: ${skipped ?? "not measured"}`;
      if (name === base) return `${name} 1 (${number(spreadOf(samples).median)} ${unit})`;
      return `${name} ${medianOf(figure, contender) ?? "–"}`;
    })
    .join(", ");
}

function medianOf(figure: Figure, contender: Contender): string | undefined {
  const judged = judgedOf(figure, contender);
  return judged && number(judged.median);
}
