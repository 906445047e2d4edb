/** Whether a request at that time (milliseconds, ascending) is let through. */
export type Throttle = (atMs: number) => boolean;

/** A token bucket, as API Gateway's: full at first, filled at the rate up to the burst. */
export function bucket({
  perSecond,
  burst,
}: {
  readonly perSecond: number;
  readonly burst: number;
}): Throttle {
  let [tokens, last] = [burst, 0];
  return (atMs) => {
    tokens = Math.min(burst, tokens + (perSecond * (atMs - last)) / 1000);
    last = atMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
