import { randomBytes } from "node:crypto";
import type { Backend } from "../app/backends";

/** One running copy of the app. Its answers carry this, so that a cold start can be told. */
export class Instance {
  /** A local run names the processes that it starts, so that it can tell of them before they answer. */
  readonly id = process.env.LOCAL_INSTANCE_ID || randomBytes(6).toString("hex");
  /** Milliseconds from the start of the process until it could serve. */
  initMs = 0;
  /** On the clock of performance.now(). */
  readyAt = 0;
  private answered = 0;

  constructor(readonly backend: Backend) {}

  /** To be called once, when the app can serve. */
  ready(): void {
    // performance.now() counts from the start of the process.
    this.readyAt = performance.now();
    this.initMs = Math.round(this.readyAt);
  }

  /** The number of the request that now begins: 1 is the first, which felt the cold start. */
  nextSequence(): number {
    return ++this.answered;
  }
}
