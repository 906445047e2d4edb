/**
 * The one CORS policy. Express applies it for containers, API Gateway for functions. Plain data
 * that imports nothing.
 */

export interface CorsPolicy {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  /** How long a browser may keep the answer to a preflight. */
  readonly maxAgeSeconds: number;
}

/** Any page may call the blog, without credentials. `*` would not cover `authorization`. */
export const cors: CorsPolicy = {
  allowOrigins: ["*"],
  allowMethods: ["GET", "HEAD", "POST", "DELETE"],
  allowHeaders: ["authorization", "content-type"],
  exposeHeaders: [
    "link",
    "location",
    "retry-after",
    "server-timing",
    "x-backend",
    "x-init-ms",
    "x-instance-id",
    "x-instance-seq",
  ],
  maxAgeSeconds: 3600,
};
