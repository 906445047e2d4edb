/** How many requests a stage takes: what is over is a 429. Row 30. */
export interface Throttle {
  /** Steady requests in a second. */
  readonly ratePerSecond: number;
  /** How many may come at once. */
  readonly burst: number;
}

/**
 * An AWS account's own limit where a stage sets none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const ACCOUNT_THROTTLE: Throttle = { ratePerSecond: 10_000, burst: 5_000 };

/** A token bucket at one moment. Starts full. */
export interface Bucket {
  readonly tokens: number;
  /** In milliseconds, on any clock that only goes forward. */
  readonly at: number;
}

/**
 * Takes one token.
 *
 * @param bucket undefined before the first request
 * @param now in milliseconds, on the bucket's clock
 * @returns whether there was one, and the bucket after it
 */
export function takeToken(
  throttle: Throttle,
  bucket: Bucket | undefined,
  now: number,
): { readonly allowed: boolean; readonly bucket: Bucket } {
  const { tokens, at } = bucket ?? { tokens: throttle.burst, at: now };
  const filled = tokens + ((now - at) / 1000) * throttle.ratePerSecond;
  const available = Math.min(throttle.burst, filled);
  const allowed = available >= 1;
  return { allowed, bucket: { tokens: allowed ? available - 1 : available, at: now } };
}
