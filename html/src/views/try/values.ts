import type { Value } from "../../../../runtime/app/template";

/** Values for placeholders that answers gave or a person typed, for as long as the page is open. */
export function knownValues() {
  const current = new Map<string, Value>();
  const given = new Map<string, readonly Value[]>();
  return {
    current: current as ReadonlyMap<string, Value>,
    /** What answers gave for a pool, the newest first. */
    given: (key: string) => given.get(key) ?? [],
    /** Takes what a person typed; what an answer gave keeps its type. */
    set: (key: string, text: string) => {
      const same = given.get(key)?.find((value) => String(value) === text);
      current.set(key, same ?? text);
    },
    /** Takes what an answer gave: the newest is the one that is filled in. */
    keep: (pool: string, value: Value | undefined) => {
      if (value === undefined) return;
      const others = (given.get(pool) ?? []).filter((other) => other !== value);
      given.set(pool, [value, ...others].slice(0, KEPT));
      current.set(pool, value);
    },
  };
}

const KEPT = 20;
