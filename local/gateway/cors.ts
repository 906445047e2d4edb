import { type CorsPolicy, type CorsRequest, corsAnswer } from "../../runtime/app/cors";
import type { GatewayResponse } from "./response";

const CORS_HEADER = /^access-control-/;

/**
 * The answer to a preflight, which costs no invocation and needs no route; undefined where the request
 * is none, or there is no policy. Row 29.
 */
export function answerPreflight(
  policy: CorsPolicy | undefined,
  request: CorsRequest,
): GatewayResponse | undefined {
  const answer = policy && corsAnswer(policy, request);
  if (!answer?.preflight) return undefined;
  return { status: 204, headers: answer.headers, body: Buffer.alloc(0) };
}

/**
 * Puts the policy's headers in the place of the function's own. Row 29. Unverified: that API Gateway
 * does so for its own error answers too; a browser could not read them otherwise.
 */
export function applyCors(
  policy: CorsPolicy | undefined,
  request: CorsRequest,
  response: GatewayResponse,
): GatewayResponse {
  if (!policy) return response;
  const own = response.headers.filter(([name]) => !CORS_HEADER.test(name));
  return { ...response, headers: [...own, ...corsAnswer(policy, request).headers] };
}
