/** Which browsers' pages may call, and how; answered by AWS itself, so that a preflight costs no invocation. */
export interface CorsProps {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  /** How long a browser may keep the answer to a preflight. */
  readonly maxAgeSeconds: number;
}

/** As APIs and functions' URLs are told it. */
export const corsConfiguration = (cors: CorsProps) => ({
  allowOrigins: [...cors.allowOrigins],
  allowMethods: [...cors.allowMethods],
  allowHeaders: [...cors.allowHeaders],
  exposeHeaders: [...cors.exposeHeaders],
  maxAge: cors.maxAgeSeconds,
});
