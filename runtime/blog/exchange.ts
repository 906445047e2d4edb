import { setMaxListeners } from "node:events";
import type { Request, Response } from "express";
import { manifest } from "./manifest";
import type { Call } from "./post-store";

/** What a request lends to its database calls. */
export class Exchange implements Call {
  readonly signal = timeLimit();
  databaseMs = 0;
}

/** How much later than it could a request may be given up. */
const SHARED_MS = 100;
let shared: AbortSignal | undefined;
let sharedUntil = 0;

/** Requests on each other's heels share a time limit: a timer for each would cost more than its answer. */
function timeLimit(): AbortSignal {
  const now = performance.now();
  if (shared && now < sharedUntil) return shared;
  sharedUntil = now + SHARED_MS;
  shared = AbortSignal.timeout(manifest.timeouts.request + SHARED_MS);
  // As many listen to it as there are requests: Node would warn of more than ten.
  setMaxListeners(0, shared);
  return shared;
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
  const text = JSON.stringify(body);
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader("server-timing", `db;dur=${exchangeOf(res).databaseMs.toFixed(1)}`);
  res.setHeader("content-type", "application/json");
  res.setHeader("content-length", Buffer.byteLength(text));
  res.end(text);
}

/** Answers one route's request; what it throws becomes the answer. */
export type Handler = (req: Request, res: Response, exchange: Exchange) => Promise<void>;
