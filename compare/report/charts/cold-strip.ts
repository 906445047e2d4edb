import { backends } from "../../load/sample";
import type { BurstRequest } from "../../phases/burst";
import { milliseconds, plainMilliseconds } from "../format";
import { type Labels, usualLabels } from "../names";
import { type ChartNode, dot } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, logarithmic } from "./scale";

/** Each request of the bursts as a dot: full where it met a cold start, hollow where it was warm. */
export function coldStrip(
  burst: readonly BurstRequest[],
  size: Size,
  description: string,
  labels: Labels = usualLabels,
): ChartNode {
  const box = { ...boxOf(size), left: 72 };
  const x = logarithmic(
    { ...around(burst.map(({ latency }) => latency)), start: box.left + 12, end: box.right },
    size.width / 80,
  );
  const lane = (box.bottom - box.top) / backends.length;
  const middle = (index: number): number => box.top + lane * (index + 0.5);
  const layers = backends.flatMap((backend, index) => {
    const mine = burst.filter((request) => request.backend === backend);
    return mine.map((request, place) => {
      // Spread over the lane's height, so that requests of the same latency are all seen.
      const y = middle(index) + (((place * 7) % 11) / 11 - 0.5) * lane * 0.7;
      const title = `${labels[backend]}, burst of ${request.size}: ${request.temperature}, ${milliseconds(request.latency)}`;
      return dot([x.at(request.latency), y], 4, `${backend} ${classOf(request)}`, title);
    });
  });
  const lanes = backends.map((_, index) => index);
  return plot({
    size,
    left: box.left,
    x: { scale: x, label: "latency in the burst", format: plainMilliseconds },
    y: {
      scale: { at: middle, ticks: lanes },
      label: "",
      format: (index) => labels[backends[index] ?? "functions"],
    },
    layers,
    description,
  });
}

const classOf = ({ temperature }: BurstRequest): string =>
  temperature === "started ahead" ? "warm" : temperature;
