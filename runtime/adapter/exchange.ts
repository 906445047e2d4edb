import type { ServerResponse } from "node:http";
import type { Instance } from "./instance";

/** What is known of one request while it is served. */
export class Exchange {
  readonly sequence: number;
  private readonly start = performance.now();

  /** @param route the template of the app's route that takes the request, where one does */
  constructor(
    readonly instance: Instance,
    readonly requestId: string,
    readonly route: string | undefined,
  ) {
    this.sequence = instance.nextSequence();
  }

  elapsedMs(): number {
    return performance.now() - this.start;
  }

  /**
   * Who answered, and where the time went. An app that says how long its database took (`db;dur=`, as
   * Server-Timing writes it) has it taken off its own share.
   *
   * @param own what the app itself said in `Server-Timing`
   */
  headers(own: string): readonly (readonly [name: string, value: string])[] {
    const database = Number(/(?:^|,)\s*db\s*;\s*dur=([\d.]+)/.exec(own)?.[1] ?? 0);
    const app = `app;dur=${Math.max(0, this.elapsedMs() - database).toFixed(1)}`;
    return [
      ["x-backend", this.instance.backend],
      ["x-instance-id", this.instance.id],
      ["x-instance-seq", String(this.sequence)],
      ["x-init-ms", String(this.instance.initMs)],
      ["server-timing", own ? `${app}, ${own}` : app],
    ];
  }
}

/** What an app's answer is given when its head is written, whatever wrote it. */
export function timingOf(res: ServerResponse): string {
  const own = res.getHeader("server-timing") ?? "";
  return Array.isArray(own) ? own.join(", ") : String(own);
}
