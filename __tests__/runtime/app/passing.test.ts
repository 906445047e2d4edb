import { changedNothing, isPassing } from "../../../runtime/app/passing";

const answered = Object.assign(new SyntaxError("Unexpected token <"), {
  $metadata: { httpStatusCode: 200 },
});

test.each<[unknown, boolean, boolean]>([
  [{ name: "ThrottlingException" }, true, true],
  [{ name: "ProvisionedThroughputExceededException" }, true, true],
  [{ name: "Error", code: "ECONNREFUSED" }, true, true],
  [{ name: "Error", code: "ENOTFOUND" }, true, true],
  [{ name: "TimeoutError" }, true, false],
  [{ name: "AbortError" }, true, false],
  [{ name: "Error", code: "ECONNRESET" }, true, false],
  [{ name: "Error", code: "HPE_INVALID_CONSTANT" }, true, false],
  [{ name: "InternalServerError", $fault: "server" }, true, false],
  [{ name: "Unknown", $metadata: { httpStatusCode: 503 } }, true, false],
  [new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } }), true, false],
  [answered, true, false],
  [{ name: "InvalidSignatureException", $metadata: { clockSkewCorrected: true } }, false, true],
  [{ name: "ResourceNotFoundException", $fault: "client" }, false, false],
  [{ name: "ConditionalCheckFailedException", $metadata: { httpStatusCode: 400 } }, false, false],
  [new SyntaxError("an app's own"), false, false],
  [new TypeError("a bug"), false, false],
  [undefined, false, false],
])("%p may pass: %p; has changed nothing: %p", (error, passing, nothing) => {
  expect(isPassing(error)).toBe(passing);
  expect(changedNothing(error)).toBe(nothing);
});
