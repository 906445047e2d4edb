import type { Request, Response } from "express";
import type { Instance } from "./instance";
import type { Call } from "./post-store";
import { timeouts } from "./timeouts";

/** What is known of one request while it is served. */
export class Exchange implements Call {
  readonly signal = AbortSignal.timeout(timeouts.request);
  databaseMs = 0;
  /** The template of the route that took the request, as API Gateway writes it. */
  route: string | undefined;
  /** What was thrown, where the answer is an error. */
  error: unknown;
  readonly sequence: number;
  private readonly start = performance.now();

  constructor(
    readonly instance: Instance,
    readonly requestId: string,
  ) {
    this.sequence = instance.nextSequence();
  }

  elapsedMs(): number {
    return performance.now() - this.start;
  }

  /** Who answered, and where the time went. `app` is without the database's share. */
  headers(): Record<string, string> {
    const app = this.elapsedMs() - this.databaseMs;
    return {
      "x-backend": this.instance.backend,
      "x-instance-id": this.instance.id,
      "x-instance-seq": String(this.sequence),
      "x-init-ms": String(this.instance.initMs),
      "server-timing": `app;dur=${app.toFixed(1)}, db;dur=${this.databaseMs.toFixed(1)}`,
    };
  }
}

const exchanges = new WeakMap<Response, Exchange>();

/** Notes the exchange that a response belongs to. */
export function begin(res: Response, exchange: Exchange): void {
  exchanges.set(res, exchange);
}

export function exchangeOf(res: Response): Exchange {
  const exchange = exchanges.get(res);
  if (!exchange) throw new Error("No exchange was begun for this response");
  return exchange;
}

/**
 * Answers with JSON. Without `charset`, which JSON does not have, and without Express's own `send`,
 * which would add it and an ETag: what API Gateway answers by itself has neither.
 */
export function answer(
  res: Response,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  res.statusCode = status;
  const all = { ...exchangeOf(res).headers(), ...headers };
  for (const [name, value] of Object.entries(all)) res.setHeader(name, value);
  res.setHeader("content-type", "application/json");
  res.setHeader("content-length", bytes.length);
  res.end(bytes);
}

/** Answers one route's request; what it throws becomes the answer. */
export type Handler = (req: Request, res: Response, exchange: Exchange) => Promise<void>;
