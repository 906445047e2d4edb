/** A named course of the load, or the relative load of each hour of a cycle, such as a day's 24. */
export type Shape = ShapeName | readonly number[];
export const shapeNames = ["flat", "day", "week"] as const;
export type ShapeName = (typeof shapeNames)[number];

/** Hours of a cycle that are alike: their load over the mean, and their share of all hours. */
export interface Hours {
  readonly weight: number;
  readonly share: number;
}

/** One cosine over a day: its quietest hour at 3, its busiest at 15. Never quite 0. */
const day = Array.from(
  { length: 24 },
  (_, hour) => 0.505 - 0.495 * Math.cos(((hour - 3) / 24) * 2 * Math.PI),
);
/** Five such days, and two at half the load. */
const week = [...Array(5).fill(1), 0.5, 0.5].flatMap((level: number) =>
  day.map((load) => load * level),
);
const named: Readonly<Record<ShapeName, readonly number[]>> = { flat: [1], day, week };

/** No day has a peak above 24 times its mean, and this one is sharp at 12 already. */
export const mostPeak = 12;

/**
 * Hours of that shape, alike ones together, weighed so that their mean is 1. The named ones are made
 * as sharp as the peak says: each hour's load to one power, which keeps every hour's rank.
 *
 * @param peakToMean 1 to `mostPeak`; of a named shape alone
 * @throws when weights of one's own are negative or all zero
 */
export function hoursOf(shape: Shape, peakToMean: number): readonly Hours[] {
  if (typeof shape !== "string") return grouped(shape);
  const key = `${shape} ${peakToMean}`;
  const found = made.get(key) ?? grouped(sharpened(named[shape], peakToMean));
  if (made.size > 1000) made.clear();
  made.set(key, found);
  return found;
}

/** What was made before: a shape is asked for at every point of every curve. */
const made = new Map<string, readonly Hours[]>();

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The loads to that power at which the highest over the mean is the peak. */
function sharpened(loads: readonly number[], peakToMean: number): readonly number[] {
  const top = Math.max(...loads);
  const at = (power: number) => loads.map((load) => (load / top) ** power);
  let [low, high] = [0, 64];
  for (let step = 0; step < 44; step += 1) {
    const middle = (low + high) / 2;
    if (1 / mean(at(middle)) < peakToMean) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}

function grouped(loads: readonly number[]): readonly Hours[] {
  const average = mean(loads);
  if (!(average > 0) || loads.some((load) => !(load >= 0))) {
    throw new Error(
      `a shape's hours must be weights of 0 or more that are not all 0, not [${loads.join(", ")}]`,
    );
  }
  const shares = new Map<number, number>();
  for (const load of loads) {
    const weight = Number((load / average).toPrecision(12));
    shares.set(weight, (shares.get(weight) ?? 0) + 1 / loads.length);
  }
  return [...shares].map(([weight, share]) => ({ weight, share }));
}

/** The busiest hour's load over the mean. */
export const peakOf = (hours: readonly Hours[]): number =>
  Math.max(...hours.map(({ weight }) => weight));
