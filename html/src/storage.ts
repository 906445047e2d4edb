/** A browser's storage that may be refused, as some do for a page from disk: then it forgets. */
export interface Memory {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** @param storage gives the storage; may throw */
export function memoryIn(storage: () => Storage): Memory {
  return {
    get: (key) => attempt(() => storage().getItem(key)) ?? undefined,
    set: (key, value) => void attempt(() => storage().setItem(key, value)),
  };
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
