import { el } from "../el";
import { lessMotion } from "../motion";
import type { Unit } from "./units";

/** How long one that is gone is still seen, in milliseconds. */
const GONE_MS = 900;

/** A dot or square for each; one that stays keeps its element, one that is gone fades. */
export function unitList() {
  const element = el("span", { class: "units", "aria-hidden": "true" });
  const there = new Map<string, HTMLElement>();
  const show = (units: readonly Unit[]) => {
    for (const { id, state, detail } of units) {
      const unit = there.get(id) ?? el("i", {});
      if (!there.has(id)) element.append(unit);
      there.set(id, unit);
      unit.className = `unit ${state}`;
      unit.title = [detail, state, id].filter(Boolean).join(" · ");
    }
    for (const [id, unit] of there) {
      if (units.some((one) => one.id === id)) continue;
      there.delete(id);
      unit.className = "unit gone";
      unit.title = "gone";
      setTimeout(() => unit.remove(), lessMotion() ? 0 : GONE_MS);
    }
  };
  return { element, show };
}
