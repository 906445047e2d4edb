/** What a unit (a block) had in all, and of how many draws. */
interface Unit {
  readonly total: number;
  readonly of: number;
}

/**
 * How many times wider the spread of units is than if each draw were independent of the others (the design
 * effect, Kish 1965). 1 at least, and where nothing can be said.
 *
 * @param variance of one draw
 */
export function effectOf(units: readonly Unit[], variance: number): number {
  const of = units.reduce((sum, each) => sum + each.of, 0);
  const mean = units.reduce((sum, each) => sum + each.total, 0) / of;
  const independent = (variance * of) / units.length;
  if (units.length < 2 || !(independent > 0)) return 1;
  const squares = units.reduce((sum, each) => sum + (each.total - mean * each.of) ** 2, 0);
  return Math.max(1, squares / (units.length - 1) / independent);
}
