import { plainMilliseconds } from "../../../compare/report/format";
import type { Backend } from "../backends";
import { el } from "../el";
import { lessMotion } from "../motion";
import { lane } from "./lane";
import { type Lap, winnerOf } from "./lap";
import { legend } from "./shares";
import { axisEnd } from "./time-parts";

/** Quicker races are shown again, the slower one in so many milliseconds. */
export const SEEN_MS = 700;

/**
 * All times as bars on one axis, which grow while it runs. Its outcome is told elsewhere.
 * @param first who is at the start before anything was sent
 */
export function race(first: readonly Backend[]) {
  const lanes = el("div", { class: "lanes" });
  const axis = el("div", { class: "race-axis", "aria-hidden": "true" });
  const element = el("section", { class: "race", "aria-label": "The race" }, lanes, axis, legend());
  let running = 0;

  const line = (backends: readonly Backend[]) => {
    const shown = backends.map((backend) => lane(backend));
    lanes.replaceChildren(...shown.map((each) => each.element));
    return shown;
  };
  /** Grows the bars until they are in. @returns to be called with each time */
  const start = (backends: readonly Backend[]) => {
    running += 1;
    const mine = running;
    const began = performance.now();
    const shown = line(backends);
    const waiting = new Set(backends);
    const ended = new Map<Backend, number>();
    const draw = () => {
      if (mine !== running || waiting.size === 0) return;
      const elapsed = performance.now() - began;
      const end = axisEnd(elapsed * 1.05);
      axis.replaceChildren(...marks(end));
      for (const [index, backend] of backends.entries()) {
        shown[index]?.grow(ended.get(backend) ?? elapsed, end);
      }
      requestAnimationFrame(draw);
    };
    if (lessMotion()) for (const each of shown) each.wait("under way …");
    else draw();
    return (backend: Backend, ms: number) => {
      waiting.delete(backend);
      ended.set(backend, ms);
    };
  };

  /** The race as it ended. */
  const show = (laps: readonly Lap[]) => {
    running += 1;
    const longest = Math.max(...laps.map(({ ms }) => ms));
    const end = axisEnd(longest);
    const winner = winnerOf(laps);
    for (const [index, one] of line(laps.map(({ backend }) => backend)).entries()) {
      const lap = laps[index];
      if (!lap) continue;
      one.finish(lap, end, lap === winner);
      // Too quick to be seen: once more, slower, all by the same clock.
      if (longest < SEEN_MS && !lessMotion()) one.replay((SEEN_MS * lap.ms) / longest);
    }
    axis.replaceChildren(...marks(end));
  };
  /** Back to the start. */
  const reset = (backends: readonly Backend[]) => {
    running += 1;
    line(backends);
    axis.replaceChildren(...marks(axisEnd(0)));
  };
  /** Something else than one run each, such as a crowd. */
  const put = (elements: readonly HTMLElement[]) => {
    running += 1;
    lanes.replaceChildren(...elements);
    axis.replaceChildren();
  };
  reset(first);
  return { element, start, show, put };
}

const marks = (end: number) =>
  [0, 0.5, 1].map((share) => el("span", {}, share === 0 ? "0" : plainMilliseconds(share * end)));
