import { el } from "../../el";
import { formatMs } from "../../format-ms";
import { mark } from "../../mark";
import { restMs } from "../../who-answered";
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
  const { instance, cold, initMs } = answerer;
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
      answerer.cold ? el("span", { class: "badge" }, "cold") : undefined,
      el("span", { class: "ms" }, formatMs(ms)),
    ),
    bar(call, slowest),
    status === undefined ? undefined : el("p", { class: "instance" }, instanceLine(answerer)),
  );
}

const isFine = (status: number | undefined) => status !== undefined && status < 400;

function instanceLine({ instance, cold }: Call["answerer"]): string {
  if (instance === undefined) return "answered before it came to an instance";
  return `instance ${instance}${cold === false ? ", warm" : ""}`;
}

/** The call's time as a bar: database, app, and the rest, to the scale of the slowest call. */
function bar({ ms, answerer }: Call, slowest: number): HTMLElement {
  const parts = [
    { name: "database", ms: answerer.databaseMs ?? 0 },
    { name: "app", ms: answerer.appMs ?? 0 },
    { name: "rest", ms: restMs(ms, answerer) },
  ];
  const spans = parts.map((part) => {
    const span = el("span", { class: `part ${part.name}` });
    span.style.width = `${(100 * part.ms) / slowest}%`;
    return span;
  });
  return el("div", { class: "bar", "aria-hidden": "true" }, ...spans);
}

function legend(): HTMLElement {
  const entries = [
    ["database", "database"],
    ["app", "app"],
    ["rest", "network, gateway, start"],
  ] as const;
  return el(
    "p",
    { class: "legend", "aria-hidden": "true" },
    ...entries.map(([name, label]) =>
      el("span", {}, el("span", { class: `part ${name}` }), ` ${label}`),
    ),
  );
}
