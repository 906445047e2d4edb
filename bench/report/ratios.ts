import { median, quantile } from "simple-statistics";
import type { Contender, Figure } from "../bench";

/** The middle of some samples, and the half of them around it. */
export interface Spread {
  readonly median: number;
  /** The lower and the upper quartile. */
  readonly low: number;
  readonly high: number;
}

/** @param samples at least one */
export const spreadOf = (samples: readonly number[]): Spread => ({
  median: median([...samples]),
  low: quantile([...samples], 0.25),
  high: quantile([...samples], 0.75),
});

/** A contender's samples divided by the base's of the same round; none where there is no base. */
export function ratiosOf(figure: Figure, { samples }: Contender): readonly number[] {
  const base = figure.contenders.find(({ name }) => name === figure.base)?.samples ?? [];
  return samples.flatMap((value, round) => {
    const divisor = base[round];
    return divisor === undefined || divisor === 0 ? [] : [value / divisor];
  });
}

/** What an aim is about: the ratio to the base where there is one, or else the value. */
export function judgedOf(figure: Figure, contender: Contender): Spread | undefined {
  const values = figure.base === undefined ? contender.samples : ratiosOf(figure, contender);
  return values.length === 0 ? undefined : spreadOf(values);
}

/** Whether a contender of ours reaches the aim; undefined where there is none, or nothing to judge. */
export function isReached(figure: Figure, contender: Contender): boolean | undefined {
  const judged = judgedOf(figure, contender);
  if (!contender.ours || figure.aim === undefined || judged === undefined) return undefined;
  return figure.better === "more" ? judged.median >= figure.aim : judged.median <= figure.aim;
}
