import type { Backend, Backends } from "../../backends";
import { el } from "../../el";
import { mark } from "../../mark";

/** Whom the posts come from: one backend, or both at once. */
export type Choice = Backend | "both";

export const nameOf = (choice: Choice): string => (choice === "both" ? "both" : choice.name);

/** Radio buttons: both at once, and one a backend with its name and address. */
export function backendChooser(
  { all, note }: Backends,
  chosen: Choice,
  onChoice: (choice: Choice) => void,
): HTMLElement {
  const option = (choice: Choice, title: string, text: string) => {
    const name = nameOf(choice);
    const input = el("input", {
      type: "radio",
      name: "backend",
      value: name,
      checked: choice === chosen,
      change: () => onChoice(choice),
    });
    const shown = mark(choice === "both" ? "shared" : name);
    return el(
      "label",
      { class: `choice ${name}` },
      input,
      el("span", { class: "name" }, shown, title),
      el("span", { class: "address" }, text),
    );
  };
  return el(
    "fieldset",
    { class: "chooser" },
    el("legend", {}, "Backend"),
    ...all.map((backend) => option(backend, backend.title, backend.address)),
    all.length > 1 ? option("both", "Both", "a race, at each request") : undefined,
    note === undefined ? undefined : el("p", { class: "note" }, note),
  );
}
