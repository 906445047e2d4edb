import type { Server } from "../../../compare/load/sample";
import type { Backend } from "../backends";
import { el } from "../el";
import { formatMs } from "../format-ms";
import { mark } from "../mark";
import type { Lap } from "./lap";
import { share } from "./shares";
import { partNames, type TimePart, timeParts, wasCold } from "./time-parts";

/** One backend's bar, with its time and what it was made of. */
export function lane(backend: Backend) {
  const bar = el("div", { class: "race-bar" });
  const time = el("span", { class: "ms" }, "\u00a0");
  const badges = el("span", { class: "badges" });
  // Room is kept for what it will tell: nothing may jump when the answer comes.
  const told = el("p", { class: "told" }, "\u00a0");
  const element = el(
    "div",
    { class: `lane ${backend.name}` },
    el("p", { class: "runner" }, mark(backend.name), backend.title, badges, time),
    el("div", { class: "track", "aria-hidden": "true" }, bar),
    told,
  );
  const grow = (ms: number, end: number) => {
    time.textContent = formatMs(ms);
    bar.style.width = `${(100 * ms) / end}%`;
  };
  const wait = (text: string) => {
    time.textContent = text;
  };
  const finish = (lap: Lap, end: number, won: boolean) => {
    const { ms, server, status, did, problem } = lap;
    grow(ms, end);
    if (status === undefined) {
      bar.classList.add("silence");
      badges.append(badge("bad", "no answer"));
      told.textContent = problem ?? "";
      return;
    }
    const parts = timeParts(ms, server);
    bar.replaceChildren(...parts.map((part) => share(part, ms)));
    if (won) badges.append(badge("won", "first"));
    if (did) badges.append(badge("did", did));
    if (wasCold(ms, server)) badges.append(badge("", "cold start"));
    if (status >= 400) badges.append(badge("bad", String(status)));
    told.textContent = sayParts(parts, server);
  };
  /** Once more from the start, in so many milliseconds. */
  const replay = (ms: number) => {
    bar.animate([{ clipPath: "inset(0 100% 0 0)" }, { clipPath: "inset(0)" }], ms);
  };
  return { element, grow, wait, finish, replay };
}

const badge = (kind: string, text: string) => el("span", { class: `badge ${kind}` }, text);

function sayParts(parts: readonly TimePart[], { instance, sequence }: Server): string {
  if (instance === undefined)
    return "The answer does not say who gave it, nor where its time went.";
  const said = parts.map(({ name, ms }) => `${partNames[name]} ${formatMs(ms)}`).join(" · ");
  const request = sequence === undefined ? "" : `, its request ${sequence}`;
  return `${said} · instance ${instance}${request}`;
}
