import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { beforeHead } from "./before-head";
import { Exchange, timingOf } from "./exchange";
import type { Instance } from "./instance";
import { type Log, toLogLine } from "./log";

export interface Adapting {
  readonly instance: Instance;
  readonly log: Log;
  /** The id under which the platform knows a request. */
  readonly requestId: (req: IncomingMessage) => string;
  /** The template of the app's route that takes a request, as API Gateway writes it. */
  readonly routeOf: (req: IncomingMessage) => string | undefined;
}

/**
 * The app with what stands around it at both doors: each answer says who gave it, and each request
 * leaves one line in the log.
 */
export function adapt(app: RequestListener, around: Adapting): RequestListener {
  const { instance, log, requestId, routeOf } = around;
  return (req, res) => {
    const exchange = new Exchange(instance, requestId(req), routeOf(req));
    beforeHead(res, () => {
      for (const [name, value] of exchange.headers(timingOf(res))) res.setHeader(name, value);
    });
    const method = req.method ?? "";
    let logged = false;
    const write = () => {
      if (!logged) log(toLogLine(exchange, method, res.statusCode, errorOf(res)));
      logged = true;
    };
    // "finish" is all that a response on Lambda emits; "close" alone, that the client went away.
    res.once("finish", write).once("close", write);
    app(req, res);
  };
}

/** Where an app leaves what it failed by, if it does: as pino's logger for HTTP reads it. */
const errorOf = (res: ServerResponse): unknown => (res as { err?: unknown }).err;
