import serverlessExpress, { getCurrentInvoke } from "@vendia/serverless-express";
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from "aws-lambda";
import { createApp } from "./app";
import { readConfig } from "./config";
import { openDatabase } from "./database";
import { Instance } from "./instance";
import { logToStdout } from "./log";
import { encodePath } from "./paths";
import { createPostStore } from "./post-store";

const { tableName, writeKeySha256 } = readConfig(process.env);
const instance = new Instance("functions");
const app = createApp({
  posts: createPostStore(openDatabase(), tableName),
  instance,
  log: logToStdout,
  writeKeySha256,
  requestId: () => getCurrentInvoke().context?.awsRequestId,
});
const proxy = serverlessExpress<APIGatewayProxyEventV2, APIGatewayProxyResultV2>({ app });
instance.ready();

/** Two parameters: newer runtimes refuse a handler with a callback, which serverless-express has. */
export const handler = (event: APIGatewayProxyEventV2, context: Context) =>
  proxy({ ...event, rawPath: encodePath(event.rawPath) }, context, () => {});
