/** Which failures of a call pass by themselves, and which of them have certainly changed nothing. */

/** Refused for its number: DynamoDB has done nothing of it. */
const THROTTLED = [
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
];
const PASSING = new Set([
  ...THROTTLED,
  ...["AbortError", "InternalServerError", "RequestTimeout", "ServiceUnavailable", "TimeoutError"],
]);
/** There was no connection by which it could have been sent. */
const NOT_SENT = /^(ECONNREFUSED|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH)$/;
/** It broke, or what came over it is no HTTP. */
const BROKEN =
  /^(HPE_\w+|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+)$/;

/** What errors of the SDK, of Node and of `fetch` may say of themselves. */
interface Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly $fault?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown; readonly clockSkewCorrected?: unknown };
  readonly $response?: unknown;
  readonly $responseBodyText?: unknown;
  readonly cause?: unknown;
}
const read = (error: unknown): Failure => Object(error) as Failure;

/**
 * Whether a failed call may succeed later: throttled, timed out, aborted, no connection, or an answer
 * that is none: what stands between may speak HTML or no HTTP at all, and a service that ends may break
 * off. What it was caused by counts too: `fetch` says no more itself than that it failed.
 */
export function isPassing(error: unknown): boolean {
  return isPassingItself(error) || isPassingItself(read(error).cause);
}

function isPassingItself(error: unknown): boolean {
  const { name, code, $fault, $metadata } = read(error);
  return (
    PASSING.has(String(name)) ||
    $fault === "server" ||
    Number($metadata?.httpStatusCode) >= 500 ||
    (error instanceof SyntaxError && isOfAnAnswer(error)) ||
    NOT_SENT.test(String(code)) ||
    BROKEN.test(String(code))
  );
}

/** An app's own mistake with JSON is no failure of a service. */
function isOfAnAnswer(error: SyntaxError): boolean {
  const { $metadata, $response, $responseBodyText } = read(error);
  return [$metadata, $response, $responseBodyText].some((one) => one !== undefined);
}

/**
 * Whether a failed call has certainly changed nothing, so that it may be sent again. Of one without an
 * answer nobody knows: it may have happened, or happen yet.
 */
export function changedNothing(error: unknown): boolean {
  const { name, code, $metadata } = read(error);
  return (
    THROTTLED.includes(String(name)) ||
    NOT_SENT.test(String(code)) ||
    // Refused for the time in its signature, which is mended now.
    $metadata?.clockSkewCorrected === true
  );
}
