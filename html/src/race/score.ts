import { el } from "../el";
import { mark } from "../mark";
import { finishOf, type Lap } from "./lap";

/** How the races of this visit ended, whichever view they were run in. */
const score = { functions: 0, containers: 0, tie: 0 };
const shown = new Set<() => void>();

/** Counts a race; what was none is not counted. */
export function keepScore(laps: readonly Lap[]): void {
  const finish = finishOf(laps);
  if (finish === undefined) return;
  score[finish] += 1;
  for (const show of shown) show();
}

/** The running score, in a line that is read out when it changes. */
export function scoreBoard(): HTMLElement {
  const element = el("p", { class: "score", role: "status", "aria-label": "Score" });
  const show = () => {
    // Of a view that is gone.
    if (element.childElementCount > 0 && !element.isConnected) return void shown.delete(show);
    const { functions, containers, tie } = score;
    const ties = tie === 0 ? "" : ` · ${tie} ${tie === 1 ? "tie" : "ties"}`;
    const none = functions + containers + tie === 0;
    element.replaceChildren(
      el("span", { class: "team" }, mark("functions"), "Functions ", strong(functions)),
      el("span", { "aria-hidden": "true" }, ":"),
      el("span", { class: "team" }, strong(containers), " Containers", mark("containers")),
      el("span", { class: "note" }, none ? "nobody has raced yet" : `races won${ties}`),
    );
  };
  shown.add(show);
  show();
  return element;
}

const strong = (value: number) => el("strong", {}, String(value));
