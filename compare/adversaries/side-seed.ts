/** The seed of one of an adversary's two servers, which draw apart. */
export const sideSeed = (seed: number, index: number): number => 2 * seed + index;
