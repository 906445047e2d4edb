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
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH)$/;

/** Whether a failed call may succeed later: throttled, timed out, aborted, or no connection. */
export function isPassing(error: unknown): boolean {
  const { name, code, $fault } = Object(error) as Record<string, unknown>;
  return overload.has(String(name)) || $fault === "server" || brokenConnection.test(String(code));
}
