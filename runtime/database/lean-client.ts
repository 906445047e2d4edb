import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { getLoggerPlugin, getRecursionDetectionPlugin } from "@aws-sdk/core/client";
import { httpSigningMiddlewareOptions } from "@smithy/core";
import { Client } from "@smithy/core/client";
import { resolveRetryConfig, retryMiddlewareOptions } from "@smithy/core/retry";
import { deserializerMiddlewareOption, serializerMiddlewareOption } from "@smithy/core/schema";
import type { Pluggable } from "@smithy/types";
import { createStack } from "./middleware-order";
import { deserializer, serializer } from "./protocol";
import { refreshed } from "./refreshed";
import { createRequestHandler } from "./request-handler";
import { retrying } from "./retrying";
import type { LeanSettings } from "./settings";
import { type Credentials, signing } from "./signing";

/** As the SDK's client for this database has them. */
const RETRIES = { defaultBaseDelay: 25, defaultMaxAttempts: 4 };

/**
 * A client of the SDK with nothing in it but what the commands of items need: its retries and clock
 * correction, and a serializer, a signer and a request handler of our own.
 */
export function leanClient(
  settings: LeanSettings,
  { customUserAgent, requestHandler, ...options }: DynamoDBClientConfig,
  limitMs: number,
  environment: Readonly<Record<string, string | undefined>>,
): DynamoDBClient {
  const { region, endpointOf } = settings;
  const credentials = refreshed(providerOf(settings));
  const { AWS_MAX_ATTEMPTS: attempts, AWS_RETRY_MODE: retryMode } = environment;
  const config = {
    ...resolveRetryConfig(
      {
        retryMode: retryMode ?? "standard",
        maxAttempts: attempts ? Number(attempts) : RETRIES.defaultMaxAttempts,
        ...options,
      } as Parameters<typeof resolveRetryConfig>[0],
      RETRIES,
    ),
    serviceId: "DynamoDB",
    apiVersion: "2012-08-10",
    runtime: "node",
    region: async () => region,
    credentials,
    endpoint: async () => ({ ...endpointOf(""), query: {} }),
    requestHandler: requestHandler ?? createRequestHandler(limitMs, endpointOf("").protocol),
  };
  const client = new Client(config as never);
  const stack = createStack(new Set(["endpointV2Middleware"]));
  const use = (plugin: unknown) => stack.use(plugin as Pluggable<object, object>);
  stack.add(serializer(endpointOf, agentOf(customUserAgent)) as never, serializerMiddlewareOption);
  stack.add(deserializer as never, deserializerMiddlewareOption);
  stack.add(retrying(config as never) as never, retryMiddlewareOptions);
  stack.addRelativeTo(signing(credentials, region) as never, httpSigningMiddlewareOptions);
  if (options.logger) use(getLoggerPlugin(config));
  // On Lambda the SDK hands the trace on.
  if (environment.AWS_LAMBDA_FUNCTION_NAME) use(getRecursionDetectionPlugin(config as never));
  client.middlewareStack = stack as unknown as typeof client.middlewareStack;
  return client as unknown as DynamoDBClient;
}

/** The container's are asked by the SDK, which is loaded for that alone. */
function providerOf({ credentials }: LeanSettings): Credentials {
  if (typeof credentials === "function") return credentials;
  if (credentials) return async () => credentials;
  return async () => (await import("./container-credentials")).containerCredentials();
}

function agentOf(custom: DynamoDBClientConfig["customUserAgent"]): string {
  const more = typeof custom === "string" ? [custom] : (custom ?? []).map((pair) => pair.join("/"));
  return ["aws-sdk-js lang/js", `md/nodejs#${process.versions.node}`, ...more].join(" ");
}
