import type { Contender } from "../bench";
import { inTurns } from "./rounds";

/** What takes part in a bench, or why it does not. */
export type Entrant = Omit<Contender, "samples">;

/**
 * Measures in turn those that are not skipped.
 *
 * @returns for each, in their order, its rounds: none of a skipped one
 */
export async function inTurnsUnskipped<E extends Entrant, M>(
  entrants: readonly E[],
  rounds: number,
  measure: (entrant: E, round: number) => Promise<M>,
): Promise<readonly (readonly M[])[]> {
  const here = entrants.filter(({ skipped }) => skipped === undefined);
  const measured = await inTurns(here, rounds, measure);
  return entrants.map((one) => measured[here.indexOf(one)] ?? []);
}

/**
 * The contenders of one figure of several that the same rounds have measured.
 *
 * @param measured the rounds of each entrant, in their order
 * @param pick the figure's value, in its unit; undefined where the system does not tell
 * @param unseen why it does not
 */
export function contendersOf<M>(
  entrants: readonly Entrant[],
  measured: readonly (readonly M[])[],
  pick: (round: M) => number | undefined,
  unseen = "the time on the CPU is read from Linux's /proc",
): readonly Contender[] {
  return entrants.map(({ name, ours, skipped }, at) => {
    const rounds = measured[at] ?? [];
    const samples = rounds.flatMap((round) => pick(round) ?? []);
    const why = skipped ?? (rounds.length > 0 && samples.length === 0 ? unseen : undefined);
    return { name, ...(ours && { ours }), samples, ...(why !== undefined && { skipped: why }) };
  });
}
