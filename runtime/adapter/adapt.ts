import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { CorsPolicy } from "../app/cors";
import { isPassing } from "../app/passing";
import { beforeHead } from "./before-head";
import { answerPreflight, readCors, replaceCors } from "./cors";
import { Exchange } from "./exchange";
import { giveUp } from "./give-up";
import type { Instance } from "./instance";
import { answerJson } from "./json-answer";
import { type Log, toLogLine } from "./log";
import { errorOf } from "./note-errors";
import { refuser } from "./refuse";
import { RefusedKeys } from "./refused-keys";
import { hasBody, Waiting } from "./waiting";

export interface Adapting {
  readonly instance: Instance;
  readonly log: Log;
  /** The id under which the platform knows a request. */
  readonly requestId: (exchange: Exchange, req: IncomingMessage) => string;
  /** The template of the app's route that takes a request, as API Gateway writes it. */
  readonly routeOf: (exchange: Exchange, req: IncomingMessage) => string | undefined;
  /** Which other pages' scripts may call the app, where nothing before it says so. */
  readonly cors?: CorsPolicy | undefined;
  /** Milliseconds from a whole request until its answer must have begun. @default any time */
  readonly limitMs?: number | undefined;
  /** How many requests may wait for that at once. @default any number */
  readonly maxInFlight?: number | undefined;
}

const ARRIVING = Symbol("of whom the rest is to come");
type Arriving = IncomingMessage & { [ARRIVING]?: Exchange };

/** Of those that are refused for their number one a second is logged, since they may be very many. */
const REFUSED_EVERY_MS = 1_000;

/**
 * The app with what stands around it at both doors: each answer says who gave it, each request leaves
 * one line in the log, and what cannot be answered in time, or is too much, is a 503 that says when to
 * come again.
 */
export function adapt(app: RequestListener, around: Adapting): RequestListener {
  const { instance, log, requestId, routeOf, cors } = around;
  const { limitMs, maxInFlight = Number.POSITIVE_INFINITY } = around;
  const waiting = new Waiting(limitMs, giveUp);
  const keys = new RefusedKeys();
  const refuse = refuser(instance);
  let refused = 0;
  let saidAt = Number.NEGATIVE_INFINITY;

  // Answered, or the client went away: a response is closed once.
  function close(this: ServerResponse) {
    const exchange = Exchange.of(this);
    waiting.remove(exchange);
    if (this.statusCode === 401) keys.note(this.req);
    const [id, route] = [requestId(exchange, this.req), routeOf(exchange, this.req)];
    log(toLogLine(exchange, id, route, this.statusCode, errorOf(this)));
  }
  function noteRefused(req: IncomingMessage) {
    refused += 1;
    const now = performance.now();
    if (now - saidAt < REFUSED_EVERY_MS) return;
    const exchange = new Exchange(instance, req);
    log({ ...toLogLine(exchange, requestId(exchange, req), routeOf(exchange, req), 503), refused });
    refused = 0;
    saidAt = now;
  }
  function setHeaders(res: ServerResponse, status: number): number {
    const exchange = Exchange.of(res);
    // One that is under way costs little: only those that wait are counted.
    waiting.remove(exchange);
    const sent = honest(res, status);
    exchange.setHeaders(res);
    if (exchange.cors) replaceCors(res, exchange.cors);
    return sent;
  }
  // A client that is slow to send is the server's to wait for.
  function arrived(this: Arriving) {
    const exchange = this[ARRIVING];
    if (exchange?.res && !exchange.res.headersSent && !exchange.res.closed) waiting.add(exchange);
  }
  return (req, res) => {
    const said = cors && readCors(cors, req);
    if (said?.preflight) return answerPreflight(res, said);
    if (waiting.size >= maxInFlight) {
      noteRefused(req);
      return refuse(req, res, said);
    }
    const exchange = new Exchange(instance, req, said);
    exchange.attach(res);
    beforeHead(res, setHeaders);
    res.on("close", close);
    const wait = keys.wait(req);
    if (wait !== undefined) {
      return answerJson(res, 429, "Too Many Requests", { "retry-after": String(wait) });
    }
    // A function has all of its request at once.
    if (hasBody(req) && !req.complete) {
      (req as Arriving)[ARRIVING] = exchange;
      req.once("end", arrived);
    } else waiting.add(exchange);
    app(req, res);
  };
}

/** An app that failed by what passes by itself is not at fault, and its client may come again. */
function honest(res: ServerResponse, status: number): number {
  if (status !== 500) return status;
  const error = errorOf(res);
  if (error === undefined || !isPassing(error)) return status;
  if (!res.hasHeader("retry-after")) res.setHeader("retry-after", "1");
  res.statusCode = 503;
  return 503;
}
