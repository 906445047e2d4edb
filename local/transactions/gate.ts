/** Lets many in together, or one alone; who came first is first. */
export class Gate {
  private lastAlone: Promise<unknown> | undefined;
  private readonly inside = new Set<Promise<unknown>>();

  /** Runs beside others that are let in together. */
  together<T>(run: () => Promise<T>): Promise<T> {
    const done = this.lastAlone ? this.lastAlone.then(run) : run();
    const settled = done.then(nothing, nothing).then(() => void this.inside.delete(settled));
    this.inside.add(settled);
    return done;
  }

  /** Runs when all who came before have left, and nobody beside it. */
  alone<T>(run: () => Promise<T>): Promise<T> {
    const done = Promise.all([this.lastAlone, ...this.inside]).then(run);
    const settled: Promise<unknown> = done.then(nothing, nothing).then(() => {
      if (this.lastAlone === settled) this.lastAlone = undefined;
    });
    this.lastAlone = settled;
    return done;
  }
}

const nothing = () => undefined;
