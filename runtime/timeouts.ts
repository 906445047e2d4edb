/**
 * How long the app waits, in milliseconds: one place, since whoever deploys it must set the timeouts
 * around it by these. Plain data that imports nothing.
 */
export const timeouts = {
  /** One try of a database call; DynamoDB answers in single milliseconds. */
  call: 1_000,
  /** All that one request asks of the database, tries again included. */
  request: 5_000,
  /** How long the server keeps a quiet connection open: longer than the load balancer in front. */
  keepAlive: 65_000,
  /** How long a draining server gives to requests under way, after it has gone on serving. */
  finish: 10_000,
} as const;
