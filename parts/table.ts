import { type Kind, type Part, type Side, totals } from "./parts";

/** Kinds of one side's parts together: the network's are the containers'. */
function kindsOf(parts: readonly Part[], side: Side): Kind[] {
  const byType = new Map<string, Kind>();
  for (const kind of parts.filter((part) => part.side === side).flatMap(({ kinds }) => kinds)) {
    byType.set(kind.type, { ...kind, count: kind.count + (byType.get(kind.type)?.count ?? 0) });
  }
  return [...byType.values()].sort((a, b) => a.type.localeCompare(b.type));
}

/** A Markdown table of the resources that each backend needs, kind by kind. */
export function toMarkdown(parts: readonly Part[]): string {
  const sum = totals(parts);
  const sides: readonly Side[] = ["functions", "containers", "shared"];
  const bySide = sides.map((side) => kindsOf(parts, side));
  const kinds = new Map(bySide.flat().map((kind) => [kind.type, kind.use]));
  const count = (list: readonly Kind[], type: string) =>
    list.find((kind) => kind.type === type)?.count ?? "";
  const rows = [...kinds].map(([type, use]) => [
    `\`${type}\``,
    ...bySide.map((list) => count(list, type)),
    use,
  ]);
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["Resource", "functions", "containers", "shared", "What it is for"]),
    "| --- | ---: | ---: | ---: | --- |",
    ...rows.map(row),
    row(["**all**", ...sides.map((side) => `**${sum[side].resources}**`), ""]),
    row(["**kinds**", ...sides.map((side) => `**${sum[side].kinds}**`), ""]),
  ].join("\n");
}
