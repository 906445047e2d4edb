/** From values to places on an axis, in pixels, with the values that get a mark. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Where an axis begins and ends: of the values, and in pixels. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Equal steps are equal lengths; marks at 1, 2 or 5 times a power of ten. */
export function linear({ from, to, start, end }: Extent, marks: number): Scale {
  const span = to - from || 1;
  const step = niceStep(span / marks);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return {
    at: (value) => start + ((value - from) / span) * (end - start),
    ticks: Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Equal factors are equal lengths. Marks at powers of ten; between them where there are few. */
export function logarithmic({ from, to, start, end }: Extent, marks: number): Scale {
  const [low, high] = [Math.log10(from), Math.log10(to)];
  const span = high - low || 1;
  const fine = span * 7 <= marks ? [1, 1.5, 2, 3, 4, 5, 7] : [1, 2, 5];
  const factors = span * 3 <= marks ? fine : [1];
  const every = Math.max(1, Math.ceil(span / marks));
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= high; power += 1) {
    if (power % every !== 0) continue;
    ticks.push(...factors.map((factor) => factor * 10 ** power));
  }
  return {
    at: (value) => start + ((Math.log10(Math.max(value, from)) - low) / span) * (end - start),
    ticks: ticks.filter((tick) => tick >= from * 0.999 && tick <= to * 1.001),
  };
}

/**
 * For percentiles: each further nine has the same length, so that the tail is as readable as the
 * middle. Values are quantiles below 1.
 */
export function nines({ from, to, start, end }: Extent): Scale {
  const depth = (q: number): number => -Math.log10(1 - q);
  const { at } = linear({ from: depth(from), to: depth(to), start, end }, 1);
  return {
    at: (q) => at(depth(q)),
    ticks: [0.5, 0.9, 0.99, 0.999, 0.9999].filter((q) => q >= from && q <= to + 1e-12),
  };
}

/** A logarithmic axis' ends around values, a little wider; positive ones alone count. */
export function around(values: readonly number[]): { from: number; to: number } {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return { from: 1, to: 10 };
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  return { from: low / 1.25, to: Math.max(high * 1.25, (low / 1.25) * 4) };
}
