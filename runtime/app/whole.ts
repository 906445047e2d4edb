/** A whole number that is written in digits alone, within these bounds; undefined for all else. */
export function readWhole(text: string, least: number, most: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined;
}

/** What is allowed, for an error. */
export const wholeFrom = (least: number, most: number): string =>
  `a whole number from ${least} to ${most}`;
