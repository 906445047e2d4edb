import type { Backend, Backends } from "../../backends";
import { el } from "../../el";
import { mark } from "../../mark";

/** Radio buttons, one a backend, with its name and address. */
export function backendChooser(
  { all, note }: Backends,
  chosen: Backend,
  onChoice: (backend: Backend) => void,
): HTMLElement {
  const options = all.map((backend) => {
    const input = el("input", {
      type: "radio",
      name: "backend",
      value: backend.name,
      checked: backend === chosen,
      change: () => onChoice(backend),
    });
    const name = el("span", { class: "name" }, mark(backend.name), backend.title);
    const address = el("span", { class: "address" }, backend.address);
    return el("label", { class: `choice ${backend.name}` }, input, name, address);
  });
  return el(
    "fieldset",
    { class: "chooser" },
    el("legend", {}, "Backend"),
    ...options,
    note === undefined ? undefined : el("p", { class: "note" }, note),
  );
}
