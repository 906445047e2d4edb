import type { IncomingMessage, ServerResponse } from "node:http";
import type { CorsAnswer } from "../app/cors";
import type { Instance } from "./instance";
import { Waiter } from "./waiting";

const EXCHANGE = Symbol("exchange");
type Served = ServerResponse & { [EXCHANGE]?: Exchange };

/** What is known of one request while it is served. */
export class Exchange extends Waiter {
  readonly sequence: number;
  readonly method: string;
  /** As it was sent: an app may rewrite it. */
  readonly url: string;
  private readonly start = performance.now();

  constructor(
    readonly instance: Instance,
    req: IncomingMessage,
    /** What a CORS policy says of it, where the adapter applies one. */
    readonly cors?: CorsAnswer,
  ) {
    super();
    this.sequence = instance.nextSequence();
    this.method = req.method ?? "";
    this.url = req.url ?? "";
  }

  /** Ties it to the response, by which alone it is found again. */
  attach(res: ServerResponse): void {
    (res as Served)[EXCHANGE] = this;
    this.res = res;
  }

  /** @throws where the response has none */
  static of(res: ServerResponse): Exchange {
    const exchange = (res as Served)[EXCHANGE];
    if (!exchange) throw new Error("This response belongs to no exchange.");
    return exchange;
  }

  elapsedMs(): number {
    return performance.now() - this.start;
  }

  /**
   * Writes who answered, and where the time went. An app that says how long its database took
   * (`db;dur=`, as Server-Timing writes it) has it taken off its own share.
   */
  setHeaders(res: ServerResponse): void {
    const { instance } = this;
    const given = res.getHeader("server-timing");
    const own = Array.isArray(given) ? given.join(", ") : String(given ?? "");
    const database = own ? Number(/(?:^|,)\s*db\s*;\s*dur=([\d.]+)/.exec(own)?.[1] ?? 0) : 0;
    const app = `app;dur=${Math.max(0, this.elapsedMs() - database).toFixed(1)}`;
    res.setHeader("x-backend", instance.backend);
    res.setHeader("x-instance-id", instance.id);
    res.setHeader("x-instance-seq", String(this.sequence));
    res.setHeader("x-init-ms", String(instance.initMs));
    // Of an instance's first request alone: one that was started ahead had waited for it, not it for that.
    if (this.sequence === 1) {
      res.setHeader("x-ready-age-ms", (this.start - instance.readyAt).toFixed(1));
    }
    res.setHeader("server-timing", own ? `${app}, ${own}` : app);
  }
}
