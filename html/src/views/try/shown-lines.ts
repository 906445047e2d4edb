import { exact } from "../../../../compare/report/format";
import { el } from "../../el";

/** More lines than these are counted, not shown. */
export const SHOWN = 1000;

/** How many lines are not shown, where some are not. */
export const moreThan = (shown: number, count: number): HTMLElement | undefined =>
  count > shown
    ? el("p", { class: "note further" }, `and ${exact(count - shown)} more lines`)
    : undefined;
