/** What a deploy cannot do without. */
export interface Need {
  /** In words, as in "Docker". */
  readonly name: string;
  /**
   * @returns what was found, a sentence
   * @throws an error that says what is missing and how to get it
   */
  find(): Promise<string>;
}

/**
 * Looks for all of it at once.
 *
 * @returns what was found, a sentence each
 * @throws one error with everything that is missing, before anything is built or made
 */
export async function preflight(needs: readonly Need[]): Promise<readonly string[]> {
  const results = await Promise.allSettled(needs.map((need) => need.find()));
  const missing = results.flatMap((result, i) =>
    result.status === "rejected" ? [`  ${needs[i]?.name}: ${messageOf(result.reason)}`] : [],
  );
  if (missing.length > 0) {
    throw new Error(["Nothing was deployed, since something is missing:", ...missing].join("\n"));
  }
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

const messageOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));
