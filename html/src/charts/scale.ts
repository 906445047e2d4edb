/** From values to places along an axis, in pixels. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A short axis of few powers of ten has ticks between them too. */
const FEW = 3;

/** A scale on which each factor of ten has the same length; ticks are round numbers. */
export function logScale(from: number, to: number, start: number, end: number): Scale {
  const [low, high] = [Math.log10(from), Math.log10(to)];
  const at = (value: number) => start + ((Math.log10(value) - low) / (high - low)) * (end - start);
  const steps = high - low > FEW ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power += 1) {
    ticks.push(...steps.map((step) => Number((step * 10 ** power).toPrecision(1))));
  }
  // A little slack, because neither powers nor logarithms of ten are exact.
  return { at, ticks: ticks.filter((tick) => tick >= from * 0.999999 && tick <= to * 1.000001) };
}

/** An even scale from 0, with ticks at round numbers, five or so of them. */
export function linearScale(to: number, start: number, end: number): Scale {
  const at = (value: number) => start + (value / to) * (end - start);
  const rough = to / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.floor(to / step + 1e-9);
  return { at, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** The powers of ten that hold all the values between them. */
export function decadesAround(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = Math.floor(Math.log10(least));
  return [10 ** low, 10 ** Math.max(low + 1, Math.ceil(Math.log10(most)))];
}
