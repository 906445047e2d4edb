import { START_MS } from "../../runtime/app/limits";

/**
 * What Lambda takes and gives in one synchronous invocation, in bytes.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const LIMITS = {
  eventBytes: 6 * 1024 * 1024,
  responseBytes: 6 * 1024 * 1024 + 100,
  /** How long a function may take to start. */
  initMs: START_MS,
} as const;
