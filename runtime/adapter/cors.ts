import type { IncomingMessage, ServerResponse } from "node:http";
import { type CorsAnswer, type CorsPolicy, corsAnswer } from "../app/cors";

/** What a policy makes of a request, as API Gateway does it for functions. */
export function readCors(policy: CorsPolicy, { method, headers }: IncomingMessage): CorsAnswer {
  const requestMethod = headers["access-control-request-method"];
  return corsAnswer(policy, { method, origin: headers.origin, requestMethod });
}

export function answerPreflight(res: ServerResponse, { headers }: CorsAnswer): void {
  res.writeHead(204, headers.flat()).end();
}

/** The policy's headers, in place of the app's own. */
export function replaceCors(res: ServerResponse, { headers }: CorsAnswer): void {
  for (const name of res.getHeaderNames()) {
    if (name.startsWith("access-control-")) res.removeHeader(name);
  }
  for (const [name, value] of headers) res.appendHeader(name, value);
}
