import type { IncomingMessage, ServerResponse } from "node:http";
import type { CorsPolicy } from "./cors";

/**
 * Applies the policy as API Gateway does it for functions: a preflight (an OPTIONS with an origin
 * and a wanted method) is answered here with 204, any other OPTIONS is a request like the rest, and
 * without an origin nothing is added.
 */
export function corsHeaders(policy: CorsPolicy) {
  const common = {
    "access-control-allow-origin": policy.allowOrigins.join(","),
    "access-control-expose-headers": policy.exposeHeaders.join(","),
  };
  const preflight = {
    "access-control-allow-origin": policy.allowOrigins.join(","),
    "access-control-allow-methods": policy.allowMethods.join(","),
    "access-control-allow-headers": policy.allowHeaders.join(","),
    "access-control-max-age": String(policy.maxAgeSeconds),
  };
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    if (req.headers.origin === undefined) {
      next();
    } else if (req.method === "OPTIONS" && req.headers["access-control-request-method"]) {
      res.writeHead(204, preflight).end();
    } else {
      for (const [name, value] of Object.entries(common)) res.setHeader(name, value);
      next();
    }
  };
}
