/** A line of either side, or of one alone; those beside each other belong together. */
export interface LineRow {
  readonly left?: number;
  readonly right?: number;
  /** Whether both are alike. */
  readonly same: boolean;
}

/** Beyond so many pairs of lines to compare, lines are taken to belong together in their order. */
const MOST_PAIRS = 4_000_000;

/**
 * Two texts beside each other, line by line: the longest common sequence of lines, and between its
 * parts what differs, as many pairs as there are.
 *
 * @returns the lines' indexes, in order
 */
export function lineRows(left: readonly string[], right: readonly string[]): readonly LineRow[] {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) {
    tail += 1;
  }
  const [leftEnd, rightEnd] = [left.length - tail, right.length - tail];
  const rows: LineRow[] = [];
  let [i, j] = [0, 0];
  const same = (until: number) => {
    for (; i < until; i += 1, j += 1) rows.push({ left: i, right: j, same: true });
  };
  const different = (leftUntil: number, rightUntil: number) => {
    while (i < leftUntil || j < rightUntil) {
      rows.push({
        ...(i < leftUntil ? { left: i } : {}),
        ...(j < rightUntil ? { right: j } : {}),
        same: false,
      });
      i = Math.min(leftUntil, i + 1);
      j = Math.min(rightUntil, j + 1);
    }
  };
  same(head);
  for (const [a, b] of commonPairs(left.slice(head, leftEnd), right.slice(head, rightEnd))) {
    different(head + a, head + b);
    same(head + a + 1);
  }
  different(leftEnd, rightEnd);
  same(left.length);
  return rows;
}

/** The longest common sequence, as pairs of indexes. */
function commonPairs(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  if (left.length * right.length > MOST_PAIRS) return [];
  // How long it is of what comes after each pair of places.
  const after = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => after[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const longest = Math.max(at(i + 1, j), at(i, j + 1));
      after[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : longest;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Where a line differs from its other: what both begin and end with is alike. */
export function differingPart(line: string, other: string): readonly [from: number, to: number] {
  const shorter = Math.min(line.length, other.length);
  let from = 0;
  while (from < shorter && line[from] === other[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && line[line.length - 1 - tail] === other[other.length - 1 - tail]) {
    tail += 1;
  }
  return [from, line.length - tail];
}
