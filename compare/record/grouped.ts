/** Joins all that have the same key, in the order in which the keys first come. */
export function grouped<T>(
  items: readonly T[],
  key: (item: T) => readonly unknown[],
  join: (a: T, b: T) => T,
): T[] {
  const groups = new Map<string, T>();
  for (const item of items) {
    const name = key(item).join("/");
    const found = groups.get(name);
    groups.set(name, found === undefined ? item : join(found, item));
  }
  return [...groups.values()];
}
