import type file from "../../../../parts/parts.json";
import { el } from "../../el";
import { mark } from "../../mark";

type Part = (typeof file.parts)[number];
type Kind = Part["kinds"][number];

export interface Side {
  readonly side: string;
  readonly title: string;
  readonly resources: number;
  readonly kinds: number;
  readonly parts: readonly Part[];
}

/** One side of the architecture: what each kind is for. */
export function partLists({ side, title, parts }: Side): HTMLElement {
  return el(
    "section",
    { class: `side ${side}`, "aria-label": `${title}, by kind` },
    el("h3", {}, mark(side), title),
    ...parts.map(partList),
  );
}

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
