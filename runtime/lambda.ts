import "./adapter/captured";
import "./adapter/production";
import { load } from "virtual:app";
import { settings } from "virtual:settings";
import serverlessExpress, { getCurrentInvoke } from "@vendia/serverless-express";
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from "aws-lambda";
import { adapt } from "./adapter/adapt";
import { captured } from "./adapter/captured";
import { likeNodes, requestOf } from "./adapter/event-request";
import { likeNodesResponse } from "./adapter/event-response";
import { Instance } from "./adapter/instance";
import { loadApp } from "./adapter/load";
import { logToStdout } from "./adapter/log";
import { isBinary, resultOf } from "./adapter/result";

type Answer = Promise<APIGatewayProxyResultV2>;

const instance = new Instance("functions");

async function start() {
  const app = adapt(await loadApp(load, settings.entry, captured), {
    instance,
    log: logToStdout,
    requestId: () => getCurrentInvoke().context?.awsRequestId,
    routeOf: () => getCurrentInvoke().event?.routeKey.replace(/^\S+ /, ""),
  });
  const proxy = serverlessExpress<APIGatewayProxyEventV2, APIGatewayProxyResultV2>({
    app,
    framework: {
      sendRequest: ({ request, response }) =>
        app(likeNodes(request), likeNodesResponse(request, response)),
    },
    eventSource: { getRequest: requestOf, getResponse: resultOf },
    binarySettings: { isBinary },
  });
  instance.ready();
  return proxy;
}

/** Resolves when the app can serve: a function's start waits for it. */
export const ready = start();

/** Two parameters: newer runtimes refuse a handler with a callback, which serverless-express has. */
export const handler = async (event: APIGatewayProxyEventV2, context: Context): Answer =>
  (await ready)(event, context, () => {}) as Answer;
