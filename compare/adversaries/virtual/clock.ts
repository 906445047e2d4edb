/** Something that is due at a time. */
interface Due {
  readonly at: number;
  /** Of those due at one time the first that was asked for comes first. */
  readonly order: number;
  readonly run: () => void;
}

/** Times in milliseconds that pass only when they are told to. */
export class Clock {
  now = 0;
  private readonly heap: Due[] = [];
  private asked = 0;

  /** @returns what takes it back */
  in(ms: number, run: () => void): Due {
    this.asked += 1;
    const due = { at: this.now + Math.max(0, ms), order: this.asked, run };
    this.heap.push(due);
    this.rise(this.heap.length - 1);
    return due;
  }

  /** Goes on to the next that is due and does it; whether there was one. */
  step(): boolean {
    const [first] = this.heap;
    if (first === undefined) return false;
    const last = this.heap.pop();
    if (last !== undefined && last !== first) {
      this.heap[0] = last;
      this.sink(0);
    }
    this.now = first.at;
    first.run();
    return true;
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.swapped(at, parent)) return;
      at = parent;
    }
  }

  private sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const child = this.isBefore(left + 1, left) ? left + 1 : left;
      if (!this.swapped(child, at)) return;
      at = child;
    }
  }

  /** Puts the first above the second where it is due before it. */
  private swapped(lower: number, upper: number): boolean {
    if (!this.isBefore(lower, upper)) return false;
    const [a, b] = [this.heap[lower], this.heap[upper]];
    if (a && b) [this.heap[lower], this.heap[upper]] = [b, a];
    return true;
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
