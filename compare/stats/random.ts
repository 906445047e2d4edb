/** A number in [0, 1), the next of a seeded sequence. */
export type Random = () => number;

/**
 * A seeded generator (sfc32, Chris Doty-Humphrey's small fast counting generator, from PractRand): the
 * same seed gives the same sequence on every machine, so that a run can be repeated to the request.
 */
export function seeded(seed: number): Random {
  // Not four variables: what outgrows 31 bits there is allocated anew at each step.
  const state = Int32Array.of(0, seed, Math.floor(seed / 2 ** 32), 1);
  const at = (index: number): number => state[index] ?? 0;
  const next = (): number => {
    const sum = at(0) + at(1) + at(3);
    state[3] = at(3) + 1;
    state[0] = at(1) ^ (at(1) >>> 9);
    state[1] = at(2) + (at(2) << 3);
    state[2] = ((at(2) << 21) | (at(2) >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** An exponential variate of that mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());

/** A standard normal variate (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(exponential(random, 2)) * Math.cos(2 * Math.PI * random());

/** An integer in [0, below). */
export const integer = (random: Random, below: number): number => Math.floor(random() * below);

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = integer(random, last + 1);
    const [x, y] = [copy[last], copy[other]];
    if (x !== undefined && y !== undefined) [copy[last], copy[other]] = [y, x];
  }
  return copy;
}
