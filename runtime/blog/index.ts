import express, { type ErrorRequestHandler, type Express } from "express";
import type { Route } from "../app";
import { readConfig } from "./config";
import { openDatabase } from "./database";
import { HttpError, toHttpError } from "./errors";
import { answer, exchangeOf, type Handler } from "./exchange";
import { createHandlers } from "./handlers";
import { jsonBody } from "./json-body";
import { manifest } from "./manifest";
import { createPostStore, type PostStore } from "./post-store";
import { checkWriteKey } from "./write-key";

/** The blog as the environment says: its table, and the key that writes need. */
export function create(env: NodeJS.ProcessEnv = process.env): Express {
  const { tableName, writeKeySha256 } = readConfig(env);
  return createBlog(createPostStore(openDatabase(), tableName), writeKeySha256);
}

/**
 * The blog as an Express app, which knows nothing of the platform that it runs on.
 *
 * @param writeKeySha256 SHA-256 of the key that writes need, in hexadecimal; writes are open without
 */
export function createBlog(posts: PostStore, writeKeySha256?: string): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  // As API Gateway routes: `/BLOG` and `/blog/` are other paths than `/blog`.
  app.enable("case sensitive routing");
  app.enable("strict routing");

  const handlers = createHandlers(posts);
  for (const route of manifest.routes) bind(app, route, handlers[route.name], writeKeySha256);

  // Our own end of the line: without it an OPTIONS would be answered by Express.
  app.use(() => {
    throw new HttpError(404, "Not Found");
  });
  app.use(onError);
  return app;
}

function bind(
  app: Express,
  { method, path }: Pick<Route, "method" | "path">,
  handle: Handler,
  writeKeySha256: string | undefined,
): void {
  app[method.toLowerCase() as "get" | "post" | "delete"](
    path.replace(/\{(\w+)\}/g, ":$1"),
    (req, _res, next) => {
      if (method !== "GET" && writeKeySha256) {
        checkWriteKey(req.headers.authorization, writeKeySha256);
      }
      next();
    },
    ...(method === "POST" ? jsonBody : []),
    (req, res) => handle(req, res, exchangeOf(res)),
  );
}

/** Express tells an error handler by its four parameters. `res.err` is where a log looks for it. */
const onError: ErrorRequestHandler = (thrown, _req, res, _next) => {
  const { status, message, headers } = toHttpError(thrown);
  Object.assign(res, { err: thrown });
  answer(res, status, { message }, headers);
};
