import type { IncomingMessage, ServerResponse } from "node:http";

/** One request that waits for its answer to begin; the list that it is in keeps it. */
export class Waiter {
  before: Waiter | undefined;
  after: Waiter | undefined;
  waits = false;
  since = 0;
  res: ServerResponse | undefined;
}

/** How often in a time limit it is looked whether it is over. */
const LOOKS = 20;

/**
 * The requests whose answers have not begun, the longest there first: how many there are is what an
 * instance has to do, since an answer that is under way costs little. A list of their own objects, since
 * anything made for each request would cost more than this is worth.
 */
export class Waiting {
  size = 0;
  private first: Waiter | undefined;
  private last: Waiter | undefined;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param limitMs how long one may wait. @default for ever
   * @param giveUp answers one that has waited so long
   */
  constructor(
    private readonly limitMs?: number,
    private readonly giveUp: (res: ServerResponse) => void = () => {},
  ) {}

  add(waiter: Waiter): void {
    if (waiter.waits) return;
    waiter.waits = true;
    waiter.before = this.last;
    if (this.last) this.last.after = waiter;
    else this.first = waiter;
    this.last = waiter;
    this.size += 1;
    if (this.limitMs === undefined) return;
    waiter.since = performance.now();
    this.timer ??= setTimeout(this.look, this.limitMs / LOOKS).unref();
  }

  /** Also for one that does not wait any more. */
  remove(waiter: Waiter): void {
    if (!waiter.waits) return;
    waiter.waits = false;
    const { before, after } = waiter;
    if (before) before.after = after;
    else this.first = after;
    if (after) after.before = before;
    else this.last = before;
    waiter.before = undefined;
    waiter.after = undefined;
    this.size -= 1;
  }

  private readonly look = (): void => {
    this.timer = undefined;
    const { limitMs = Number.POSITIVE_INFINITY } = this;
    const over = performance.now() - limitMs;
    while (this.first && this.first.since <= over) {
      const { res } = this.first;
      this.remove(this.first);
      if (res) this.giveUp(res);
    }
    if (this.first) this.timer = setTimeout(this.look, limitMs / LOOKS).unref();
  };
}

/** Whether more of a request is to come than its head. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  (headers["content-length"] ?? "0") !== "0" || headers["transfer-encoding"] !== undefined;
