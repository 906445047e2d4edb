import { type ChartNode, node, text } from "./nodes";
import type { Scale } from "./scale";

/** Pixels. A chart is drawn once for wide windows and once for phones, so that its text keeps its size. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the lines of a chart go, within its size. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const boxOf = ({ width, height }: Size): Box => ({
  left: 58,
  right: width - 14,
  top: 26,
  bottom: height - 44,
});

export interface Axis {
  readonly scale: Scale;
  /** What it shows, with its unit. */
  readonly label: string;
  readonly format: (value: number) => string;
}

export interface Plot {
  readonly size: Size;
  /** Where the lines begin, in place of the usual room for the marks of the y axis. */
  readonly left?: number;
  readonly x: Axis;
  readonly y: Axis;
  /** The last on top. */
  readonly layers: readonly ChartNode[];
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
}

/** A chart: grid, marks, the names of the axes, and its layers. */
export function plot({ size, left, x, y, layers, description }: Plot): ChartNode {
  const box = { ...boxOf(size), left: left ?? boxOf(size).left };
  const rows = y.scale.ticks.flatMap((tick) => {
    const at = y.scale.at(tick);
    return [
      node("line", { class: "grid", x1: box.left, x2: box.right, y1: at, y2: at }),
      text([box.left - 7, at + 4], y.format(tick), "tick end"),
    ];
  });
  const names = [
    text([box.right, box.bottom + 36], x.label, "axis end"),
    text([4, box.top - 12], y.label, "axis"),
  ];
  return figure(size, description, [...columns(box, x), ...rows, ...names, ...layers]);
}

/** An SVG image of that size. */
export const figure = (
  { width, height }: Size,
  description: string,
  layers: readonly ChartNode[],
): ChartNode =>
  node(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": description,
    },
    ...layers,
  );

/** Lines down and their marks: the x axis of a chart. */
export const columns = (box: Box, { scale, format }: Omit<Axis, "label">): ChartNode[] =>
  scale.ticks.flatMap((tick) => {
    const at = scale.at(tick);
    return [
      node("line", { class: "grid", x1: at, x2: at, y1: box.top, y2: box.bottom }),
      text([at, box.bottom + 16], format(tick), "tick middle"),
    ];
  });
