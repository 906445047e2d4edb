/**
 * Expects that all changes of one form were made before any of the other, and that there were both.
 *
 * @param changes as the emulator tells them
 */
export function expectOrder(changes: readonly string[], earlier: RegExp, later: RegExp): void {
  const places = (form: RegExp) =>
    changes.flatMap((change, place) => (form.test(change) ? [place] : []));
  const [before, after] = [places(earlier), places(later)];
  const order =
    before.length === 0 || after.length === 0
      ? "not both"
      : Math.max(...before) < Math.min(...after)
        ? "as expected"
        : "the other way round";
  const between = changes.slice(after[0] ?? 0, (before.at(-1) ?? -1) + 1);
  expect({ earlier: `${earlier}`, later: `${later}`, order, between }).toEqual({
    earlier: `${earlier}`,
    later: `${later}`,
    order: "as expected",
    between: [],
  });
}
