import type { RequestListener, ServerResponse } from "node:http";
import { type CorsPolicy, corsAnswer } from "../app/cors";
import { beforeHead } from "./before-head";

/** Applies a policy before an app, as API Gateway does it for functions, in place of the app's own. */
export function withCors(app: RequestListener, policy: CorsPolicy | undefined): RequestListener {
  if (!policy) return app;
  return (req, res) => {
    const { method, headers } = req;
    const requestMethod = headers["access-control-request-method"];
    const answer = corsAnswer(policy, { method, origin: headers.origin, requestMethod });
    if (answer.preflight) return void res.writeHead(204, answer.headers.flat()).end();
    beforeHead(res, () => replaceCors(res, answer.headers));
    app(req, res);
  };
}

function replaceCors(
  res: ServerResponse,
  headers: readonly (readonly [name: string, value: string])[],
): void {
  for (const name of res.getHeaderNames()) {
    if (name.startsWith("access-control-")) res.removeHeader(name);
  }
  for (const [name, value] of headers) res.appendHeader(name, value);
}
