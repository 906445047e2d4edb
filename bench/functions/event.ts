import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { toEvent } from "../../local/gateway/event";
import { parseTarget } from "../../local/gateway/target";
import type { Manifest } from "../../runtime/app";
import { createRouter, type GatewayRoute } from "../../runtime/app/routing";

/** The event of a request as API Gateway makes it. @param body sent as JSON, where there is one */
export function eventOf(
  routes: readonly GatewayRoute[],
  method: string,
  path: string,
  body?: unknown,
): APIGatewayProxyEventV2 {
  const target = parseTarget(path);
  const match = target && createRouter(routes)(method, target.path);
  if (!match) throw new Error(`No route takes ${method} ${path}`);
  const text = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const json = ["Content-Type", "application/json", "Content-Length", String(text.length)];
  return toEvent(
    {
      method,
      target,
      rawHeaders: [
        ...["Host", "api.example.com", "Accept", "*/*", "User-Agent", "bench"],
        ...["X-Forwarded-For", "192.0.2.1", "X-Forwarded-Port", "443", "X-Forwarded-Proto"],
        ...["https", ...(body === undefined ? [] : json)],
      ],
      body: text,
      httpVersion: "1.1",
      sourceIp: "192.0.2.1",
      port: 443,
      requestId: "bench",
      traceId: "Root=1-00000001-000000000000000000000001",
      time: new Date(),
    },
    match,
  );
}

/** The first request of an app's workload that reads one thing by its id. */
export function readById({ routes, workload }: Manifest): APIGatewayProxyEventV2 {
  const found = workload.requests.find(
    ({ method = "GET", path }) => method === "GET" && /\{\w+!?\}$/.test(path),
  );
  if (!found) throw new Error("The app's workload has no GET of a path that ends in an id.");
  return eventOf(routes, "GET", found.path.replace(/\{\w+!?\}/g, "bench"));
}
