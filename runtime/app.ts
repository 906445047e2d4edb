import { randomUUID } from "node:crypto";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
} from "express";
import { HttpError, toHttpError } from "./errors";
import { answer, begin, Exchange, exchangeOf, type Handler } from "./exchange";
import { createHandlers } from "./handlers";
import type { Instance } from "./instance";
import { jsonBody } from "./json-body";
import { type Log, toLogLine } from "./log";
import type { PostStore } from "./post-store";
import { type Route, routes } from "./routes";
import { checkWriteKey } from "./write-key";

export interface AppOptions {
  readonly posts: PostStore;
  readonly instance: Instance;
  readonly log: Log;
  /** SHA-256 of the key that writes need, in hexadecimal. @default writes are open */
  readonly writeKeySha256?: string | undefined;
  /** The id under which the platform knows a request. @default a random one */
  readonly requestId?: (req: Request) => string | undefined;
  /** What a platform must do to a request before it is routed. @default nothing */
  readonly before?: readonly RequestHandler[];
}

/** The blog. Knows nothing of the platform that it runs on. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  // As API Gateway routes: `/BLOG` and `/blog/` are other paths than `/blog`.
  app.enable("case sensitive routing");
  app.enable("strict routing");

  app.use((req, res, next) => {
    const exchange = new Exchange(options.instance, options.requestId?.(req) ?? randomUUID());
    begin(res, exchange);
    let logged = false;
    const log = () => {
      if (!logged) options.log(toLogLine(exchange, req.method, res.statusCode));
      logged = true;
    };
    // "finish" is all that a response on Lambda emits; "close" alone, that the client went away.
    res.once("finish", log).once("close", log);
    next();
  });
  for (const handler of options.before ?? []) app.use(handler);

  const handlers = createHandlers(options.posts);
  for (const route of routes) bind(app, route, handlers[route.name], options.writeKeySha256);

  // Our own end of the line: without it an OPTIONS would be answered by Express, and on Lambda an
  // unanswered request would fail.
  app.use(() => {
    throw new HttpError(404, "Not Found");
  });
  app.use(onError);
  return app;
}

function bind(
  app: Express,
  route: Route,
  handle: Handler,
  writeKeySha256: string | undefined,
): void {
  const path = route.path.replace(/\{(\w+)\}/g, ":$1");
  const method = route.method.toLowerCase() as "get" | "post" | "delete";
  app[method](
    path,
    (req, res, next) => {
      exchangeOf(res).route = route.path;
      if (route.auth && writeKeySha256) checkWriteKey(req.headers.authorization, writeKeySha256);
      next();
    },
    ...(route.method === "POST" ? jsonBody : []),
    (req, res) => handle(req, res, exchangeOf(res)),
  );
}

/** Express tells an error handler by its four parameters. */
const onError: ErrorRequestHandler = (thrown, _req, res, _next) => {
  const { status, message, headers } = toHttpError(thrown);
  exchangeOf(res).error = thrown;
  answer(res, status, { message }, headers);
};
