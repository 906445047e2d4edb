import type { Backend } from "../backends";
import { el } from "../el";
import { formatMs } from "../format-ms";
import { mark } from "../mark";
import { lessMotion } from "../motion";
import type { Lap } from "./lap";
import { axisEnd, wasCold } from "./time-parts";
import { sayCrowd } from "./words";

/** Several requests at once to each: a thin bar for each request, which grows until it is answered. */
export function crowd(backends: readonly Backend[], size: number) {
  const began = performance.now();
  const lanes = backends.map((backend) => crowdLane(backend, size));
  let left = backends.length * size;
  const draw = () => {
    const elapsed = performance.now() - began;
    const end = axisEnd(left > 0 ? elapsed * 1.05 : Math.max(...lanes.map(({ last }) => last())));
    for (const lane of lanes) lane.draw(elapsed, end);
    if (left > 0 && lanes[0]?.element.isConnected !== false) requestAnimationFrame(draw);
  };
  if (!lessMotion()) requestAnimationFrame(draw);
  /** @param sinceMs from the start of all to this one's answer, waiting for a connection included */
  const arrived = (lap: Lap, index: number, sinceMs: number) => {
    left -= 1;
    lanes[backends.indexOf(lap.backend)]?.arrived(lap, index, sinceMs);
    if (left === 0) draw();
  };
  return {
    elements: lanes.map(({ element }) => element),
    arrived,
    /** What came of it, to be read out. */
    say: () => [...lanes.map(({ say }) => say()), ...sayConnections(backends, size)].join(" "),
  };
}

function crowdLane(backend: Backend, size: number) {
  const ended = new Map<number, number>();
  const laps: Lap[] = [];
  const bars = Array.from({ length: size }, () => el("i", {}));
  const time = el("span", { class: "ms" }, "\u00a0");
  const told = el("p", { class: "told" }, "\u00a0");
  const element = el(
    "div",
    { class: `lane ${backend.name}` },
    el("p", { class: "runner" }, mark(backend.name), backend.title, time),
    el("div", { class: "crowd", "aria-hidden": "true" }, ...bars),
    told,
  );
  const last = () => Math.max(...ended.values());
  const draw = (elapsed: number, end: number) => {
    for (const [index, bar] of bars.entries()) {
      bar.style.width = `${(100 * (ended.get(index) ?? elapsed)) / end}%`;
    }
    time.textContent = formatMs(ended.size < size ? elapsed : last());
  };
  const arrived = (lap: Lap, index: number, sinceMs: number) => {
    ended.set(index, sinceMs);
    laps.push(lap);
    const bar = bars[index];
    if (bar) bar.className = lap.status === undefined ? "silence" : kindOf(lap);
    if (laps.length === size) told.textContent = sayCrowd(laps);
  };
  const say = () => `${backend.title}: ${sayCrowd(laps)} in ${formatMs(last())}.`;
  return { element, draw, arrived, last, say };
}

const kindOf = ({ ms, server }: Lap) => (wasCold(ms, server) ? "in cold" : "in");

/** Browsers open so many connections to an address where it speaks no HTTP/2. */
const CONNECTIONS = 6;

const sayConnections = (backends: readonly Backend[], size: number): readonly string[] =>
  size > CONNECTIONS && backends.some(({ address }) => address.startsWith("http:"))
    ? [`Over plain HTTP a browser sends ${CONNECTIONS} at once; the others waited in it.`]
    : [];
