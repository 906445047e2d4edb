import type { Backend as Name } from "../../../runtime/app/backends";
import type { Backend } from "../backends";
import { el } from "../el";
import { mark } from "../mark";
import { lessMotion } from "../motion";
import type { Lap } from "../race/lap";
import { SEEN_MS } from "../race/race";
import { killButtons } from "./control";
import { travel, type Way } from "./journey";
import type { Source } from "./source";
import { unitList } from "./unit-list";
import { sayUnits, type Unit } from "./units";

const doors = { functions: "API Gateway", containers: "Load balancer" } as const;

/** Both backends as they are: drawn, with a dot for each instance and a square for each task. */
export function systemMap(
  backends: readonly Backend[],
  source: Source,
  onProblem: (problem: unknown) => void,
) {
  const you = el("div", { class: "station you" }, "You");
  const table = el("div", { class: "station table" }, "DynamoDB");
  const rows = new Map(backends.map((backend) => [backend.name, row(backend)]));
  const news = el("ol", { class: "news", "aria-label": "What just happened" });
  const map = el(
    "div",
    { class: "map" },
    you,
    ...[...rows.values()].flatMap(({ elements }) => elements),
    table,
  );
  const element = el(
    "section",
    { class: "system", "aria-label": "The system" },
    map,
    el(
      "div",
      { class: "beside" },
      el("p", { class: "note" }, source.says),
      ...killButtons(source, onProblem),
    ),
    news,
  );
  const show = () => {
    const units = source.units();
    for (const [name, { show }] of rows) show(units[name]);
    const lines = source.news().map(({ door, text }) => el("li", {}, mark(door), text));
    const none = el("li", { class: "note" }, "Nothing has happened yet: send a request.");
    news.replaceChildren(...(lines.length > 0 ? lines : [none]));
  };
  const each = (action: (way: Way, row: Row, name: Name) => void) => {
    for (const [name, row] of rows) action({ you, table, ...row }, row, name);
  };
  /** Requests are under way to these. */
  const going = (to: readonly Backend[]) =>
    each((_, { door, compute }, name) => {
      const is = to.some((backend) => backend.name === name);
      for (const station of [door, compute]) station.classList.toggle("waited-for", is);
    });
  /** They were answered: shows the way that each took, by its parts. */
  const arrived = (laps: readonly Lap[]) => {
    going([]);
    const longest = Math.max(...laps.map(({ ms }) => ms));
    each((way, { packet }, name) => {
      const lap = laps.find(({ backend }) => backend.name === name);
      if (!lap || lap.status === undefined || lessMotion()) return;
      travel(packet, way, lap, (SEEN_MS * lap.ms) / longest);
    });
  };
  const unwatch = source.watch(() => {
    // The view was left: whoever comes back draws it anew.
    if (shown && !element.isConnected) return unwatch();
    shown ||= element.isConnected;
    show();
  });
  let shown = false;
  show();
  return { element, going, arrived };
}

type Row = ReturnType<typeof row>;

/** A backend's own part of the map: its door, and what answers behind it. */
function row({ name, title }: Backend) {
  const list = unitList();
  const words = el("span", { class: "count" });
  const door = el("div", { class: `station door ${name}` }, doors[name]);
  const compute = el(
    "div",
    { class: `station compute ${name}` },
    el("span", { class: "title" }, mark(name), title),
    list.element,
    words,
  );
  const packet = el("i", { class: `packet ${name}`, "aria-hidden": "true" });
  const show = (units: readonly Unit[]) => {
    list.show(units);
    words.textContent = sayUnits(name, units);
  };
  return { elements: [door, compute, packet], door, compute, packet, show };
}
