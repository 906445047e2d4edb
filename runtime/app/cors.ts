import type { CorsProps } from "../../modules/cors";

/** A CORS policy, and what it makes of a request: one function for both doors. */

export type CorsPolicy = CorsProps;

/** What of a request CORS looks at. */
export interface CorsRequest {
  readonly method: string | undefined;
  readonly origin: string | undefined;
  /** The header `access-control-request-method`. */
  readonly requestMethod: string | undefined;
}

export interface CorsAnswer {
  /** Whether the policy answers the request itself, with 204 and these headers alone. */
  readonly preflight: boolean;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const nothing: CorsAnswer = { preflight: false, headers: [] };

/**
 * What API Gateway does for functions and the adapter for containers: a preflight (an OPTIONS with an
 * origin and a wanted method) is answered without the app; any other OPTIONS is a request like the
 * rest; an origin that is not allowed is told nothing. Row 29 of docs/gateway.md.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function corsAnswer(policy: CorsPolicy, request: CorsRequest): CorsAnswer {
  const { method, origin, requestMethod } = request;
  if (origin === undefined) return nothing;
  const preflight = method === "OPTIONS" && requestMethod !== undefined;
  const allowed = allowOrigin(policy, origin);
  if (allowed.length === 0) return { preflight, headers: [] };
  if (!preflight) {
    const exposed = policy.exposeHeaders.join(",");
    return {
      preflight,
      headers: [
        ...allowed,
        ...(exposed ? [["access-control-expose-headers", exposed] as const] : []),
      ],
    };
  }
  return {
    preflight,
    headers: [
      ...allowed,
      ["access-control-allow-methods", policy.allowMethods.join(",")],
      ["access-control-allow-headers", policy.allowHeaders.join(",")],
      ["access-control-max-age", String(policy.maxAgeSeconds)],
    ],
  };
}

/** Several origins are never listed: the one that asked is named, and caches are told that it counts. */
function allowOrigin(policy: CorsPolicy, origin: string): CorsAnswer["headers"] {
  if (policy.allowOrigins.includes("*")) return [["access-control-allow-origin", "*"]];
  if (!policy.allowOrigins.includes(origin)) return [];
  return [
    ["access-control-allow-origin", origin],
    ["vary", "Origin"],
  ];
}
