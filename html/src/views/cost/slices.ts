/** Longer than this nothing may hold up a click or a key. */
const SLICE_MS = 12;

/**
 * Does small pieces of work one after the other, and lets the page breathe between them; the results
 * in their order. Returns what stops it.
 */
export function inSlices<T>(
  pieces: readonly (() => T)[],
  done: (results: readonly T[]) => void,
): () => void {
  const results: T[] = [];
  let timer: ReturnType<typeof setTimeout>;
  const slice = () => {
    const end = performance.now() + SLICE_MS;
    while (results.length < pieces.length) {
      const piece = pieces[results.length];
      if (piece) results.push(piece());
      if (performance.now() > end) break;
    }
    if (results.length < pieces.length) timer = setTimeout(slice);
    else done(results);
  };
  timer = setTimeout(slice);
  return () => clearTimeout(timer);
}
