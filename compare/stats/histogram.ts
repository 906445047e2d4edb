/**
 * A histogram of times with three significant digits, after HdrHistogram's layout: linear within a
 * power of two, so that the relative error is the same from microseconds to minutes. Pure and small, so
 * that the page can use it; a test holds it to hdr-histogram-js.
 *
 * Written down it is a list of `[microseconds, count]`, ascending, each the lower end of its bucket:
 * to be merged with others, or read without any library.
 */

/** `[lower end of the bucket in microseconds, count]`, ascending. */
export type Buckets = readonly (readonly [microseconds: number, count: number])[];

/** As it is made: a list of the caller's own. */
export type OwnBuckets = [microseconds: number, count: number][];

/** 2,048 buckets to each power of two hold three digits: one part in 1,024 at worst. */
const bucketsPerOctave = 2048;

/** The lower end of the bucket that holds that many whole microseconds. */
export function bucketOf(microseconds: number): number {
  if (microseconds < bucketsPerOctave) return Math.max(0, Math.round(microseconds));
  const width = 2 ** (Math.floor(Math.log2(microseconds)) - Math.log2(bucketsPerOctave) + 1);
  return Math.floor(microseconds / width) * width;
}

/** Times in milliseconds, counted into buckets. */
export function histogramOf(milliseconds: Iterable<number>): OwnBuckets {
  const counts = new Map<number, number>();
  for (const time of milliseconds) add(counts, bucketOf(Math.round(time * 1000)), 1);
  return sorted(counts);
}

/** All of them as one, as if they had been recorded together. */
export function merged(histograms: Iterable<Buckets>): OwnBuckets {
  const counts = new Map<number, number>();
  for (const histogram of histograms) {
    for (const [microseconds, count] of histogram) add(counts, microseconds, count);
  }
  return sorted(counts);
}

export const countOf = (histogram: Buckets): number =>
  histogram.reduce((sum, [, count]) => sum + count, 0);

function add(counts: Map<number, number>, bucket: number, count: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + count);
}

const sorted = (counts: Map<number, number>): OwnBuckets =>
  [...counts].sort(([first], [second]) => first - second);
