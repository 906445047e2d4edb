import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Outcome } from "../../local/functions/outcome";
import { type Gateway, type GatewayOptions, startGateway } from "../../local/gateway/server";
import type { CorsPolicy } from "../../runtime/app/cors";
import type { GatewayRoute } from "../../runtime/app/routing";
import { type RawAnswer, type RawRequest, send } from "./http";

/** A few routes as an app has them. */
export const someRoutes: readonly GatewayRoute[] = [
  { method: "GET", path: "/notes" },
  { method: "POST", path: "/notes" },
  { method: "GET", path: "/notes/{id}" },
  { method: "DELETE", path: "/notes/{id}" },
];

export const cors: CorsPolicy = {
  allowOrigins: ["*"],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["content-type"],
  exposeHeaders: ["location", "x-backend"],
  maxAgeSeconds: 60,
};

/** Takes everything, so that a test sees the event of any request. */
export const everyRoute: readonly GatewayRoute[] = [
  { method: "GET", path: "/items/{id}" },
  { method: "ANY", path: "$default" },
];

/** An answer of a function. */
export function result(value: unknown): Outcome {
  return { kind: "result", payload: JSON.stringify(value) };
}

/** Runs a test against a gateway, and closes it. */
export async function withGateway(
  options: Partial<GatewayOptions<GatewayRoute>>,
  test: (gateway: Gateway) => Promise<void>,
): Promise<void> {
  const invoke = async () => result({ statusCode: 200, body: "" });
  const gateway = await startGateway({ routes: everyRoute, cors, port: 0, invoke, ...options });
  await test(gateway).finally(() => gateway.close());
}

/** The event that a request becomes. */
export async function eventOf(wire: RawRequest): Promise<APIGatewayProxyEventV2> {
  const events: APIGatewayProxyEventV2[] = [];
  await withGateway({ onEvent: (event) => events.push(event) }, async ({ url }) => {
    await send(url, wire);
  });
  const [event] = events;
  if (!event) throw new Error(`No function was invoked for ${wire.method} ${wire.path}`);
  return event;
}

/** What a client gets for a function's answer. */
export async function responseTo(outcome: Outcome, wire: RawRequest = {}): Promise<RawAnswer> {
  let response: RawAnswer | undefined;
  await withGateway({ invoke: async () => outcome }, async ({ url }) => {
    response = await send(url, wire);
  });
  return response as RawAnswer;
}
