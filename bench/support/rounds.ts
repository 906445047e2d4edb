/**
 * Measures each in turn, round by round, so that what the machine does besides hits all alike; who
 * is first goes round too.
 *
 * @returns for each, in their order, what was measured of it in each round
 */
export async function inTurns<T, M>(
  contenders: readonly T[],
  rounds: number,
  measure: (contender: T, round: number) => Promise<M>,
): Promise<readonly (readonly M[])[]> {
  const measured = contenders.map(() => [] as M[]);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const at = (round + turn) % contenders.length;
      measured[at]?.push(await measure(contenders[at] as T, round));
    }
  }
  return measured;
}
