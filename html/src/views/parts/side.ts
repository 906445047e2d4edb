import type file from "../../../../parts/parts.json";
import { el } from "../../el";
import { mark } from "../../mark";

type Part = (typeof file.parts)[number];
type Kind = Part["kinds"][number];

export interface SideSummary {
  readonly side: string;
  readonly title: string;
  readonly resources: number;
  readonly kinds: number;
  readonly parts: readonly Part[];
}

/** One side of the architecture: how much there is of it, and what each kind is for. */
export function sideSection({ side, title, resources, kinds, parts }: SideSummary): HTMLElement {
  const id = `parts-${side}`;
  return el(
    "section",
    { class: `side ${side}`, "aria-labelledby": id },
    el("h3", { id }, mark(side), title),
    el("p", { class: "sum" }, el("strong", {}, String(resources)), ` resources of ${kinds} kinds`),
    el("p", { class: "blocks", "aria-hidden": "true" }, ...blocks(parts)),
    ...parts.map(partList),
  );
}

/** A block for each resource, those of one kind together: what is many and what is manifold. */
const blocks = (parts: readonly Part[]) =>
  parts
    .flatMap(({ kinds }) => kinds)
    .map(({ count }) => el("span", {}, ...Array.from({ length: count }, () => el("i"))));

function partList({ name, resources, kinds }: Part): HTMLElement {
  return el(
    "div",
    { class: "part-of" },
    el("h4", {}, el("span", {}, inWords(name)), el("span", { class: "count" }, String(resources))),
    el("dl", {}, ...kinds.map(kindRow)),
  );
}

function kindRow({ type, count, use }: Kind): HTMLElement {
  const times = count > 1 ? el("span", { class: "count" }, `× ${count}`) : undefined;
  return el("div", {}, el("dt", {}, el("code", {}, type), times), el("dd", {}, use));
}

/** The construct's name as words: `staticSite` is "static site". */
const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
