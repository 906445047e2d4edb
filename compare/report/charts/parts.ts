import type { Part } from "../../phases/steady/parts";
import { milliseconds, plainMilliseconds } from "../format";
import type { Labels } from "../names";
import { type ChartNode, node } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { linear } from "./scale";

/** Where the time of an answer may go, in the order in which a request meets it. */
export const partNames = {
  network: "network",
  front: "in front of the app",
  startUp: "start-up",
  app: "app",
  database: "database",
} as const;

/** One bar for each backend and temperature, made of its parts. */
export function partsChart(
  parts: readonly Part[],
  size: Size,
  description: string,
  labels: Labels,
): ChartNode {
  const box = { ...boxOf(size), left: 8 };
  const whole = parts.map((part) => sumOf(part));
  const x = linear(
    { from: 0, to: Math.max(1, ...whole), start: box.left, end: box.right },
    size.width / 90,
  );
  const row = (box.bottom - box.top) / Math.max(1, parts.length);
  const bars = parts.flatMap((part, index) => {
    const y = box.top + index * row;
    let from = 0;
    const pieces = keys.map((key) => {
      const start = x.at(from);
      from += part[key];
      const title = `${labels[part.backend]}, ${part.temperature}: ${partNames[key]} ${milliseconds(part[key])}`;
      return node(
        "rect",
        {
          class: `part ${key}`,
          x: start,
          y: y + row * 0.45,
          width: Math.max(0, x.at(from) - start),
          height: row * 0.42,
        },
        node("title", {}, title),
      );
    });
    const label = node(
      "text",
      { class: "note", x: box.left, y: y + row * 0.36 },
      `${labels[part.backend]}, ${part.temperature}: ${milliseconds(sumOf(part))}`,
    );
    return [...pieces, label];
  });
  return plot({
    size,
    left: box.left,
    x: { scale: x, label: "mean service time", format: plainMilliseconds },
    y: { scale: { at: () => 0, ticks: [] }, label: "", format: String },
    layers: bars,
    description,
  });
}

const keys = ["network", "front", "startUp", "app", "database"] as const;

export const sumOf = (part: Part): number => keys.reduce((sum, key) => sum + part[key], 0);
