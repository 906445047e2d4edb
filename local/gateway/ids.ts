import { randomBytes } from "node:crypto";

/** Looks like an HTTP API's own: eleven bytes in base64. */
export function newRequestId(): string {
  return randomBytes(11).toString("base64");
}

/** `Root=1-<seconds>-<96 random bits>`, as X-Ray's trace ids are. */
export function newTraceId(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString("hex")}`;
}
