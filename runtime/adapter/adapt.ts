import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { CorsPolicy } from "../app/cors";
import { beforeHead } from "./before-head";
import { answerPreflight, readCors, replaceCors } from "./cors";
import { Exchange } from "./exchange";
import type { Instance } from "./instance";
import { type Log, toLogLine } from "./log";

export interface Adapting {
  readonly instance: Instance;
  readonly log: Log;
  /** The id under which the platform knows a request. */
  readonly requestId: (exchange: Exchange, req: IncomingMessage) => string;
  /** The template of the app's route that takes a request, as API Gateway writes it. */
  readonly routeOf: (exchange: Exchange, req: IncomingMessage) => string | undefined;
  /** Which other pages' scripts may call the app, where nothing before it says so. */
  readonly cors?: CorsPolicy | undefined;
}

/**
 * The app with what stands around it at both doors: each answer says who gave it, and each request
 * leaves one line in the log.
 */
export function adapt(app: RequestListener, around: Adapting): RequestListener {
  const { instance, log, requestId, routeOf, cors } = around;
  // Answered, or the client went away: a response is closed once.
  function writeLine(this: ServerResponse) {
    const exchange = Exchange.of(this);
    const [id, route] = [requestId(exchange, this.req), routeOf(exchange, this.req)];
    log(toLogLine(exchange, id, route, this.statusCode, errorOf(this)));
  }
  return (req, res) => {
    const said = cors && readCors(cors, req);
    if (said?.preflight) return answerPreflight(res, said);
    new Exchange(instance, req, said).attach(res);
    beforeHead(res, setHeaders);
    res.on("close", writeLine);
    app(req, res);
  };
}

function setHeaders(res: ServerResponse): void {
  const exchange = Exchange.of(res);
  exchange.setHeaders(res);
  if (exchange.cors) replaceCors(res, exchange.cors);
}

/** Where an app leaves what it failed by, if it does: as pino's logger for HTTP reads it. */
const errorOf = (res: ServerResponse): unknown => (res as { err?: unknown }).err;
