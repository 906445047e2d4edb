import { MAX_HEAD_BYTES } from "../../runtime/app/limits";

/**
 * The quotas of an HTTP API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const LIMITS = {
  /** Request line plus headers. Row 28. */
  headBytes: MAX_HEAD_BYTES,
  /** Row 26. */
  bodyBytes: 10 * 1024 * 1024,
  /** Row 25. */
  integrationTimeoutMs: 30_000,
} as const;

/**
 * The size of a request's line and headers in bytes, as they stand on the wire with one space where
 * HTTP allows several.
 */
export function headSize(
  method: string,
  target: string,
  httpVersion: string,
  rawHeaders: readonly string[],
): number {
  const line = `${method} ${target} HTTP/${httpVersion}\r\n`.length;
  // A name and its ": ", or a value and its line end: two bytes more each. Node hands header bytes
  // over as Latin-1, one character a byte.
  return rawHeaders.reduce((size, part) => size + part.length + 2, line);
}
