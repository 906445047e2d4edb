import file from "../../../../parts/parts.json";
import { el } from "../../el";
import type { View } from "../../view";
import { partLists } from "./side";
import { tower } from "./tower";

/** What each backend is made of, from the stack as it is synthesized. */
export const parts: View = { name: "parts", title: "Parts", show };

const titles = [
  ["functions", "Functions"],
  ["containers", "Containers"],
  ["shared", "Shared by both"],
] as const;

function show(): HTMLElement {
  const sides = titles.map(([side, title]) => {
    const own = file.parts.filter((part) => part.side === side);
    return { side, title, parts: own, ...file.totals[side] };
  });
  return el(
    "div",
    { class: "parts-view" },
    el("h2", {}, insight()),
    el("p", { class: "lead" }, lead()),
    el("div", { class: "towers" }, ...sides.map(tower)),
    el(
      "p",
      { class: "note" },
      "A column is a kind of resource, a block is one of it. Counted in the demo profile for the app that comes along, as Terraform gets it; another app has other routes and tables.",
    ),
    el(
      "details",
      { class: "more" },
      el("summary", {}, "Every kind, and what it is for"),
      el("div", { class: "sides" }, ...sides.map(partLists)),
    ),
  );
}

const kindsOf = (side: string) =>
  file.parts.filter((part) => part.side === side).flatMap(({ kinds }) => kinds);

function insight(): string {
  const { functions, containers } = file.totals;
  return `Functions are ${functions.kinds} kinds of parts, containers ${containers.kinds}`;
}

function lead(): string {
  const { functions, containers, shared } = file.totals;
  const endpoints = kindsOf("functions").find(({ type }) => type === "aws_lambda_function");
  const each = endpoints?.count ?? 0;
  const again = kindsOf("functions").filter(({ count }) => count >= each).length;
  const once = kindsOf("containers").filter(({ count }) => count === 1).length;
  return `Of the functions’ kinds ${again} come again for each of ${each} endpoints: ${functions.resources} resources, few to learn and more with each route. Of the containers’ kinds ${once} come once, however many endpoints there are, the network among them: ${containers.resources} resources, more to learn and then no more. Both share ${shared.resources}: the table, the page, the dashboard.`;
}
