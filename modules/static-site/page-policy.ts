/**
 * The page's content security policy: scripts, styles and images of its own origin alone, and nobody
 * may put it in a frame.
 *
 * @param backends origins that it calls besides its own
 */
export function pagePolicy(backends: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ["connect-src 'self'", ...backends].join(" "),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
