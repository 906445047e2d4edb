import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { openDocumentClient } from "../database";
import { manifest } from "./manifest";

/** Region, credentials and endpoint come from the environment. */
export const openDatabase = (): DynamoDBDocumentClient =>
  openDocumentClient({ callTimeout: manifest.timeouts.call, maxAttempts: 3 });

const overload = new Set([
  "AbortError",
  "InternalServerError",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestTimeout",
  "ServiceUnavailable",
  "ThrottlingException",
  "TimeoutError",
]);
const brokenConnection =
  /^(HPE_\w+|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ERR_STREAM_PREMATURE_CLOSE)$/;

/**
 * Whether a failed call may succeed later: throttled, timed out, aborted, no connection, or an answer
 * that is none: what stands between may speak HTML or no HTTP at all, and a database that ends may
 * break off.
 */
export function isPassing(error: unknown): boolean {
  const { name, code, $fault, $metadata } = Object(error) as Record<string, unknown>;
  const { httpStatusCode } = Object($metadata) as { httpStatusCode?: unknown };
  return (
    overload.has(String(name)) ||
    $fault === "server" ||
    Number(httpStatusCode) >= 500 ||
    error instanceof SyntaxError ||
    brokenConnection.test(String(code))
  );
}
