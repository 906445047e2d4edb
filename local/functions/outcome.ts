/**
 * How an invocation ended, by what the Lambda service tells its caller.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export type Outcome =
  /** The function answered. The payload is the JSON text that its runtime sent. */
  | { readonly kind: "result"; readonly payload: string }
  /** The handler threw or rejected, or the function's code could not be loaded. */
  | { readonly kind: "error"; readonly errorType: string; readonly errorMessage: string }
  /** The instance's process ended before it answered. */
  | { readonly kind: "crash"; readonly reason: string }
  /** The function's own time ran out, and its instance was stopped. */
  | { readonly kind: "timeout"; readonly timeoutMs: number }
  /** Every instance that the function may have is busy. */
  | { readonly kind: "no-instance" }
  /** The event is over Lambda's 6 MB; no instance saw it. */
  | { readonly kind: "event-too-large" }
  /** The answer is over Lambda's 6 MiB and 100 bytes. */
  | { readonly kind: "response-too-large" };
