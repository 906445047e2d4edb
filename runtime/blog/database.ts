import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { manifest } from "./manifest";

/**
 * The document client with limits. Without `throwOnRequestTimeout` a call that gets no answer is
 * only warned about and hangs for good. Region, credentials and endpoint come from the environment.
 */
export function openDatabase(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: manifest.timeouts.call,
      requestTimeout: manifest.timeouts.call,
      socketTimeout: manifest.timeouts.call,
      throwOnRequestTimeout: true,
    },
  });
  return DynamoDBDocumentClient.from(client);
}

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
