/** From values to places along an axis, in pixels. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A scale on which each factor of ten has the same length; ticks are the powers of ten. */
export function logScale(from: number, to: number, start: number, end: number): Scale {
  const [low, high] = [Math.log10(from), Math.log10(to)];
  const at = (value: number) => start + ((Math.log10(value) - low) / (high - low)) * (end - start);
  const ticks: number[] = [];
  // A little slack, because the logarithm of a power of ten is not always whole.
  for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power += 1) ticks.push(10 ** power);
  return { at, ticks };
}

/** The powers of ten that hold all the values between them. */
export function decadesAround(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = Math.floor(Math.log10(least));
  return [10 ** low, 10 ** Math.max(low + 1, Math.ceil(Math.log10(most)))];
}
