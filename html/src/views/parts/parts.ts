import file from "../../../../parts/parts.json";
import { el } from "../../el";
import type { View } from "../../view";
import { sideSection } from "./side";

/** What each backend is made of, from the stack as it is synthesized. */
export const parts: View = { name: "parts", title: "Parts", show };

const titles = [
  ["functions", "Functions"],
  ["containers", "Containers"],
  ["shared", "Shared by both"],
] as const;

function show(): HTMLElement {
  const { functions, containers, shared } = file.totals;
  const sides = titles.map(([side, title]) => {
    const own = file.parts.filter((part) => part.side === side);
    return sideSection({ side, title, parts: own, ...file.totals[side] });
  });
  return el(
    "div",
    { class: "parts-view" },
    el("h2", {}, "What each backend is made of"),
    el(
      "p",
      { class: "lead" },
      `The same app behind two doors. Functions take ${functions.resources} resources of ${functions.kinds} kinds, and most of them come again for each endpoint. Containers take ${containers.resources} of ${containers.kinds} kinds, the network among them, which functions do without. Both share ${shared.resources} more: the table, the page, the dashboard.`,
    ),
    el("div", { class: "sides" }, ...sides),
    el(
      "p",
      { class: "note" },
      "Counted in the demo profile for the app that comes along, as Terraform gets it; another app has other routes and tables. One construct in main.ts stands for each heading.",
    ),
  );
}
