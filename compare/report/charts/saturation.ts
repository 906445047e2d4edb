import type { Saturation } from "../../phases/saturation";
import { number, plain } from "../format";
import type { Labels } from "../names";
import { band, type ChartNode, dot, line, node } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { linear, logarithmic } from "./scale";

/** Answers a second by requests a second; the most that held is ringed. */
export function saturationChart(
  found: readonly Saturation[],
  size: Size,
  description: string,
  labels: Labels,
): ChartNode {
  const box = boxOf(size);
  const levels = found.flatMap((each) => each.levels);
  const loads = levels.map(({ level }) => level.offered);
  const ends = { from: Math.max(1, Math.min(...loads)), to: Math.max(2, ...loads) };
  const x = logarithmic({ ...ends, start: box.left + 8, end: box.right - 8 }, size.width / 90);
  const most = Math.max(1, ...levels.map(({ perSecond }) => perSecond.high));
  const y = linear({ from: 0, to: most * 1.05, start: box.bottom, end: box.top }, 5);
  const layers = found.flatMap(({ backend, levels: mine, knee }) => {
    const places = mine.map(({ level, perSecond }) => ({
      at: x.at(level.offered),
      perSecond,
      level,
    }));
    return [
      ...band(
        places.map(({ at, perSecond }) => [at, y.at(perSecond.low)]),
        places.map(({ at, perSecond }) => [at, y.at(perSecond.high)]),
        backend,
      ),
      ...line(
        places.map(({ at, perSecond }) => [at, y.at(perSecond.value)]),
        backend,
      ),
      ...places.map(({ at, perSecond, level }) =>
        dot(
          [at, y.at(perSecond.value)],
          3,
          backend,
          `${labels[backend]}, ${level.offered} requests a second: ${number(perSecond.value)} answers a second`,
        ),
      ),
      ...(knee === undefined
        ? []
        : [
            node("circle", {
              class: `ring ${backend}`,
              cx: x.at(knee.level.offered),
              cy: y.at(knee.perSecond.value),
              r: 8,
            }),
          ]),
    ];
  });
  return plot({
    size,
    x: { scale: { ...x, ticks: [...new Set(loads)] }, label: "requests a second", format: plain },
    y: { scale: y, label: "answers a second", format: plain },
    layers,
    description,
  });
}
