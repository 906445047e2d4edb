import { milliseconds, plainMilliseconds } from "../../../../compare/report/format";
import type { Backend } from "../../backends";
import { el } from "../../el";
import { mark } from "../../mark";
import { isAnswered, type Result, winnerOf } from "./result";
import { axisEnd, partNames, timeParts, wasCold } from "./time-parts";

/** Quicker races are shown again, the slower one in so many milliseconds. */
const SEEN_MS = 700;

/** Both times as bars on one axis, which grow while it runs. Its outcome is told elsewhere. */
export function race() {
  const lanes = el("div", { class: "lanes" });
  const axis = el("div", { class: "race-axis" });
  const element = el(
    "section",
    { class: "race", "aria-label": "The race", hidden: true },
    lanes,
    axis,
    legend(),
  );
  let running = 0;

  /** Grows both bars until they are in. @returns to be called with each result */
  const start = (backends: readonly Backend[]) => {
    running += 1;
    const mine = running;
    const began = performance.now();
    const shown = backends.map((backend) => lane(backend));
    const waiting = new Set(backends);
    const ended = new Map<Backend, number>();
    element.hidden = false;
    lanes.replaceChildren(...shown.map((each) => each.element));
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
    draw();
    return (backend: Backend, ms: number) => {
      waiting.delete(backend);
      ended.set(backend, ms);
    };
  };

  /** The race as it ended. */
  const show = (results: readonly Result[]) => {
    running += 1;
    element.hidden = false;
    const longest = Math.max(...results.map(({ outcome }) => outcome.ms));
    const end = axisEnd(longest);
    const winner = winnerOf(results);
    const shown = results.map((result) => {
      const { backend, outcome } = result;
      const one = lane(backend);
      one.finish(result, end, result === winner);
      // Too quick to be seen: once more, slower, both by the same clock.
      if (longest < SEEN_MS) one.replay((SEEN_MS * outcome.ms) / longest);
      return one;
    });
    lanes.replaceChildren(...shown.map((each) => each.element));
    axis.replaceChildren(...marks(end));
  };
  return { element, start, show };
}

function lane(backend: Backend) {
  const bar = el("div", { class: "race-bar" });
  const time = el("span", { class: "ms" });
  const badges = el("span", { class: "badges" });
  const told = el("p", { class: "told" });
  const element = el(
    "div",
    { class: `lane ${backend.name}` },
    el("p", { class: "runner" }, mark(backend.name), backend.title, badges, time),
    el("div", { class: "track", "aria-hidden": "true" }, bar),
    told,
  );
  const grow = (ms: number, end: number) => {
    time.textContent = milliseconds(ms);
    bar.style.width = `${(100 * ms) / end}%`;
  };
  const finish = (result: Result, end: number, won: boolean) => {
    const { outcome } = result;
    grow(outcome.ms, end);
    if (!isAnswered(result)) {
      bar.classList.add("silence");
      badges.append(el("span", { class: "badge bad" }, "no answer"));
      told.textContent = `${outcome.kind === "silence" ? `${outcome.advice.what} ${outcome.advice.tryThis}` : ""}`;
      return;
    }
    const { ms, server, status } = result.outcome;
    const parts = timeParts(ms, server);
    bar.replaceChildren(
      ...parts.map((part) => {
        const span = el("span", { class: `share ${part.name}` });
        span.style.width = `${(100 * part.ms) / ms}%`;
        return span;
      }),
    );
    if (won) badges.append(el("span", { class: "badge won" }, "first"));
    if (wasCold(ms, server)) badges.append(el("span", { class: "badge" }, "cold start"));
    if (status >= 400) badges.append(el("span", { class: "badge bad" }, String(status)));
    told.textContent = sayParts(parts, server);
  };
  const replay = (ms: number) => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    bar.animate([{ clipPath: "inset(0 100% 0 0)" }, { clipPath: "inset(0)" }], ms);
  };
  return { element, grow, finish, replay };
}

function sayParts(
  parts: ReturnType<typeof timeParts>,
  { instance, sequence }: { readonly instance?: string; readonly sequence?: number },
): string {
  const said = parts.map(({ name, ms }) => `${partNames[name]} ${milliseconds(ms)}`).join(" · ");
  if (instance === undefined)
    return "The answer does not say who gave it, nor where its time went.";
  const request = sequence === undefined ? "" : `, its request ${sequence}`;
  return `${said} · instance ${instance}${request}`;
}

const marks = (end: number) =>
  [0, 0.5, 1].map((share) => el("span", {}, share === 0 ? "0" : plainMilliseconds(share * end)));

function legend(): HTMLElement {
  const entries = Object.entries(partNames).map(([name, label]) =>
    el("span", {}, el("span", { class: `share ${name}` }), label),
  );
  return el("p", { class: "race-legend", "aria-hidden": "true" }, ...entries);
}
