export interface Rung {
  /** Whose timeout it is, in words. */
  readonly name: string;
  readonly seconds: number;
}

/**
 * Timeouts form a ladder: who waits must wait longer than what it waits for, or the caller gives up
 * first and a clear answer becomes a gateway's error.
 *
 * @param rungs from the shortest to the longest
 * @returns one sentence for each rung that is not below the next
 */
export function ladderProblems(rungs: readonly Rung[]): string[] {
  return rungs.flatMap((rung, i) => {
    const next = rungs[i + 1];
    if (next === undefined || rung.seconds < next.seconds) return [];
    return [
      `${rung.name} is ${rung.seconds} s and ${next.name} is ${next.seconds} s; allowed is only the first below the second.`,
    ];
  });
}
