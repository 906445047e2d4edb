import type { Request, Response } from "express";
import { manifest } from "./manifest";
import type { Call } from "./post-store";

/** What a request lends to its database calls. */
export class Exchange implements Call {
  readonly signal = AbortSignal.timeout(manifest.timeouts.request);
  databaseMs = 0;
}

export function exchangeOf(res: Response): Exchange {
  res.locals.exchange ??= new Exchange();
  return res.locals.exchange;
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
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader("server-timing", `db;dur=${exchangeOf(res).databaseMs.toFixed(1)}`);
  res.setHeader("content-type", "application/json");
  res.setHeader("content-length", bytes.length);
  res.end(bytes);
}

/** Answers one route's request; what it throws becomes the answer. */
export type Handler = (req: Request, res: Response, exchange: Exchange) => Promise<void>;
