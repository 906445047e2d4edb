import { LIMITS } from "./limits";
import type { Outcome } from "./outcome";

/** What one invocation took. Times in milliseconds. */
export interface Usage {
  readonly durationMs: number;
  /** Undefined on a warm instance. */
  readonly initMs: number | undefined;
  readonly memoryMb: number;
  readonly maxMemoryMb: number;
}

/** The lines that Lambda writes around an invocation's own. */
export function startLine(requestId: string): string {
  return `START RequestId: ${requestId} Version: $LATEST`;
}

export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}`;
}

/**
 * The billed time is in whole milliseconds and includes the start-up, as for every function since
 * August 2025: https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/
 */
export function reportLine(requestId: string, usage: Usage): string {
  const { durationMs, initMs, memoryMb, maxMemoryMb } = usage;
  return [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs + (initMs ?? 0))} ms`,
    `Memory Size: ${memoryMb} MB`,
    `Max Memory Used: ${maxMemoryMb} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
  ].join("\t");
}

/** What Lambda writes where it ended an invocation itself; undefined where it did not. */
export function failureLine(requestId: string, outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case "timeout":
      return `RequestId: ${requestId} Task timed out after ${(outcome.timeoutMs / 1000).toFixed(2)} seconds`;
    case "crash":
      return `RequestId: ${requestId} Error: Runtime exited with error: ${outcome.reason}`;
    case "error":
      return `RequestId: ${requestId} Error: ${outcome.errorType}: ${outcome.errorMessage}`;
    case "response-too-large":
      return `RequestId: ${requestId} Error: Function.ResponseSizeTooLarge: the response is over ${LIMITS.responseBytes} bytes`;
    default:
      return undefined;
  }
}
