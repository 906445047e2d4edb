import { effectOf } from "./effect";
import { type Buckets, countOf } from "./histogram";
import { type Estimate, meanOf, z } from "./quantiles";

/**
 * The mean of a histogram in milliseconds, with its 95 % interval.
 *
 * @param effect how many times fewer independent ones would say as much, as `timeEffect` tells
 */
export function meanWithin(histogram: Buckets, effect: number): Estimate {
  const [count, value] = [countOf(histogram), meanOf(histogram)];
  const squares = histogram.reduce(
    (sum, [microseconds, many]) => sum + many * (microseconds / 1000 - value) ** 2,
    0,
  );
  const half = z * Math.sqrt((effect * squares) / Math.max(1, count - 1) / count);
  return { value, low: Math.max(0, value - half), high: value + half };
}

/** How much less times say that go up and down together: all of a block are slow when the machine is. */
export function timeEffect(blocks: readonly (readonly number[])[]): number {
  const units = blocks.map((times) => ({
    total: times.reduce((sum, time) => sum + time, 0),
    of: times.length,
  }));
  const of = units.reduce((sum, each) => sum + each.of, 0);
  const mean = units.reduce((sum, { total }) => sum + total, 0) / of;
  const squares = blocks.flat().reduce((sum, time) => sum + (time - mean) ** 2, 0);
  return effectOf(units, squares / Math.max(1, of - 1));
}
