import { el } from "../../el";
import { formatMs } from "../../format-ms";
import { mark } from "../../mark";
import { legend, share } from "../../race/shares";
import { timeParts, wasCold } from "../../race/time-parts";
import type { Call } from "./api";

const KEPT = 12;

/** The last calls, newest first: who answered each, cold or warm, and where its time went. */
export function callLog() {
  const calls: Call[] = [];
  const list = el("ol", { class: "calls", "aria-label": "Last calls" });
  const element = el(
    "section",
    { class: "log", "aria-labelledby": "log-title" },
    el("h2", { id: "log-title" }, "Who answered"),
    legend(),
    list,
  );
  const add = (call: Call) => {
    calls.unshift(call);
    calls.splice(KEPT);
    const slowest = Math.max(...calls.map(({ ms }) => ms));
    list.replaceChildren(...calls.map((call) => entry(call, slowest)));
  };
  return { element, add };
}

/** One line on who answered a call, as text. */
export function sayWhoAnswered({ backend, status, ms, answerer }: Call): string {
  const { instance, initMs } = answerer;
  const cold = wasCold(ms, answerer);
  const who = [answerer.backend ?? backend.name, instance && `instance ${instance}`];
  const start = cold && initMs !== undefined ? ` start (took ${formatMs(initMs)})` : "";
  const warmth = cold === undefined ? undefined : `${cold ? "cold" : "warm"}${start}`;
  const outcome = status === undefined ? "no answer" : `status ${status}`;
  return [...who, warmth, outcome, timeByPart(ms, answerer)].filter(Boolean).join(" · ");
}

function timeByPart(ms: number, { appMs, databaseMs }: Call["answerer"]): string {
  const parts = [
    appMs === undefined ? undefined : `app ${formatMs(appMs)}`,
    databaseMs === undefined ? undefined : `database ${formatMs(databaseMs)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `${formatMs(ms)} (${parts.join(", ")})` : formatMs(ms);
}

function entry(call: Call, slowest: number): HTMLElement {
  const { backend, method, path, status, ms, answerer } = call;
  const [shortPath = ""] = path.split("?");
  const cold = wasCold(ms, answerer);
  const shares = timeParts(ms, answerer).map((part) => share(part, slowest));
  return el(
    "li",
    { title: sayWhoAnswered(call) },
    el(
      "p",
      { class: "call" },
      mark(backend.name),
      el("span", { class: "request" }, `${method} ${shortPath}`),
      el(
        "span",
        { class: isFine(status) ? "status" : "status bad" },
        String(status ?? "no answer"),
      ),
      cold ? el("span", { class: "badge" }, "cold") : undefined,
      el("span", { class: "ms" }, formatMs(ms)),
    ),
    el("div", { class: "bar", "aria-hidden": "true" }, ...shares),
    status === undefined ? undefined : el("p", { class: "instance" }, instanceLine(call)),
  );
}

const isFine = (status: number | undefined) => status !== undefined && status < 400;

function instanceLine({ ms, answerer }: Call): string {
  const { instance } = answerer;
  if (instance === undefined) return "answered before it came to an instance";
  return `instance ${instance}${wasCold(ms, answerer) === false ? ", warm" : ""}`;
}
