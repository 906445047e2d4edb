import { type Random, shuffled } from "../stats/random";

/** One short stretch of load on one of two targets. */
export interface Segment<Target> {
  readonly target: Target;
  readonly rate: number;
  /** Numbers the blocks of a rate: a block is one segment of either target, next to each other. */
  readonly block: number;
}

/**
 * The order of segments: A B B A or B A A B, four by four, so that a drift of machine or network meets
 * both targets alike; which of the two is drawn, and the quadruples of all rates are shuffled, so that
 * no rate and no target always comes first (Abedi and Brecht, ICPE 2017).
 *
 * @param blocks even: a quadruple holds two.
 */
export function interleaved<Target>(
  random: Random,
  [a, b]: readonly [Target, Target],
  rates: readonly number[],
  blocks: number,
): Segment<Target>[] {
  const quadruples = rates.flatMap((rate) =>
    Array.from({ length: Math.ceil(blocks / 2) }, (_, index) => ({ rate, block: 2 * index })),
  );
  return shuffled(random, quadruples).flatMap(({ rate, block }) => {
    const [x, y] = random() < 0.5 ? [a, b] : [b, a];
    return [
      { target: x, rate, block },
      { target: y, rate, block },
      { target: y, rate, block: block + 1 },
      { target: x, rate, block: block + 1 },
    ];
  });
}
