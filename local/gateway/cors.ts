import type { CorsPolicy } from "../../runtime/cors";
import type { GatewayResponse } from "./response";

/** What of a request CORS looks at. */
export interface CorsRequest {
  readonly method: string;
  readonly origin: string | undefined;
  /** The header `access-control-request-method`. */
  readonly requestMethod: string | undefined;
}

const CORS_HEADER = /^access-control-/;

/**
 * The answer to a preflight, which costs no invocation and needs no route: an OPTIONS with both an
 * origin and a wanted method. Any other request is none, and undefined comes back.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function answerPreflight(
  policy: CorsPolicy,
  request: CorsRequest,
): GatewayResponse | undefined {
  const { method, origin, requestMethod } = request;
  if (method !== "OPTIONS" || origin === undefined || requestMethod === undefined) return undefined;
  const headers: [string, string][] = [
    ...allowOrigin(policy, origin),
    ["access-control-allow-methods", policy.allowMethods.join(",")],
    ["access-control-allow-headers", policy.allowHeaders.join(",")],
    ["access-control-max-age", String(policy.maxAgeSeconds)],
  ];
  return {
    status: 204,
    headers: isAllowed(policy, origin) ? headers : [],
    body: Buffer.alloc(0),
  };
}

/**
 * Puts the policy's headers in the place of the function's own, where the request has an origin.
 * Unverified: that API Gateway does so for its own error answers too; a browser could not read them
 * otherwise.
 */
export function applyCors(
  policy: CorsPolicy,
  origin: string | undefined,
  response: GatewayResponse,
): GatewayResponse {
  const own = response.headers.filter(([name]) => !CORS_HEADER.test(name));
  return { ...response, headers: [...own, ...exposed(policy, origin)] };
}

function exposed(policy: CorsPolicy, origin: string | undefined): [string, string][] {
  if (origin === undefined || !isAllowed(policy, origin)) return [];
  const names = policy.exposeHeaders.join(",");
  return [...allowOrigin(policy, origin), ["access-control-expose-headers", names]];
}

function isAllowed(policy: CorsPolicy, origin: string): boolean {
  return policy.allowOrigins.includes("*") || policy.allowOrigins.includes(origin);
}

function allowOrigin(policy: CorsPolicy, origin: string): [string, string][] {
  const value = policy.allowOrigins.includes("*") ? "*" : origin;
  return [["access-control-allow-origin", value]];
}
