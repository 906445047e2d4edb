import type { Buckets } from "../stats/histogram";

/** Where billed times come from; of the last one they do not: it is the app's own time. */
export const billedSources = [
  "REPORT lines (CloudWatch Logs Insights)",
  "REPORT lines (the emulator)",
  "the answers",
] as const;
export type BilledSource = (typeof billedSources)[number];

/** What the platform wrote of invocations. */
export interface PlatformUsage {
  /** Billed durations of warm invocations, as in `stats/histogram.ts`. */
  readonly billed: Buckets;
  /** Start-ups, milliseconds, as they are billed. */
  readonly inits: readonly number[];
  /** Log written for a request, KiB, as it is ingested; missing where it could not be read. */
  readonly functionsLogKib?: number;
  readonly containersLogKib?: number;
}

/** How many requests a side was sent in a stretch of time. */
export interface Sent {
  readonly from: Date;
  readonly to: Date;
  readonly functions: number;
  readonly containers: number;
}

export interface PlatformLog {
  readonly source: Exclude<BilledSource, "the answers">;
  /**
   * What was written of the requests that were sent; undefined where it cannot be read.
   *
   * @param tell is told why, in words for people
   */
  read(sent: Sent, tell: (why: string) => void): Promise<PlatformUsage | undefined>;
}

/**
 * What CloudWatch adds to each event's bytes:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export const eventBytes = 26;
