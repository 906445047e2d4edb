import { backends } from "../../load/sample";
import type { BurstRequest } from "../../phases/burst";
import { milliseconds, plainMilliseconds } from "../format";
import type { Labels } from "../names";
import { type ChartNode, dot, text } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, logarithmic } from "./scale";

/** Each request of the bursts as a dot: full where it met a cold start, hollow where it was warm. */
export function coldStrip(
  burst: readonly BurstRequest[],
  size: Size,
  description: string,
  labels: Labels,
): ChartNode {
  const box = { ...boxOf(size), left: 8 };
  const x = logarithmic(
    { ...around(burst.map(({ latency }) => latency)), start: box.left + 12, end: box.right },
    size.width / 80,
  );
  const lane = (box.bottom - box.top) / backends.length;
  const layers = backends.flatMap((backend, index) => {
    const mine = burst.filter((request) => request.backend === backend);
    const top = box.top + lane * index;
    const dots = mine.map((request, place) => {
      // Spread over the lane below its name, so that requests of the same latency are all seen.
      const y = top + lane * (0.35 + 0.6 * (((place * 7) % 11) / 11));
      const title = `${labels[backend]}, burst of ${request.size}: ${request.temperature}, ${milliseconds(request.latency)}`;
      return dot([x.at(request.latency), y], 4, `${backend} ${classOf(request)}`, title);
    });
    return [text([box.left, top + 12], labels[backend], "note"), ...dots];
  });
  return plot({
    size,
    left: box.left,
    x: { scale: x, label: "latency in the burst", format: plainMilliseconds },
    y: { scale: { at: () => 0, ticks: [] }, label: "", format: String },
    layers,
    description,
  });
}

const classOf = ({ temperature }: BurstRequest): string =>
  temperature === "started ahead" ? "warm" : temperature;
