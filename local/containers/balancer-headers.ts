import type { IncomingMessage } from "node:http";
import { newTraceId } from "../gateway/ids";

/** Names and values in turn, as Node reads and writes them. */
type RawHeaders = readonly string[];

/** What is between two neighbours alone. */
const OF_THE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "upgrade",
  "te",
]);

/** Where a request came from: the real one says it anew, or adds to what its client said. */
const SAID_ANEW = new Set(["x-forwarded-for", "x-forwarded-proto", "x-forwarded-port", "expect"]);

/**
 * What a target gets: all that the client sent, `Host` included, and who that was.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function forwardedHeaders(req: IncomingMessage, port: number): string[] {
  const { headers, rawHeaders, socket } = req;
  const before = headers["x-forwarded-for"];
  const client = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const trace =
    headers["x-amzn-trace-id"] === undefined ? ["X-Amzn-Trace-Id", newTraceId(new Date())] : [];
  return [
    ...without(rawHeaders, (name) => OF_THE_CONNECTION.has(name) || SAID_ANEW.has(name)),
    ...["X-Forwarded-For", before === undefined ? client : `${before}, ${client}`],
    ...["X-Forwarded-Proto", "http"],
    ...["X-Forwarded-Port", String(port)],
    ...trace,
  ];
}

/** What the client gets of a target's answer: whether its own connection is kept is not the target's to say. */
export function returnedHeaders(rawHeaders: RawHeaders): string[] {
  return without(rawHeaders, (name) => OF_THE_CONNECTION.has(name));
}

function without(rawHeaders: RawHeaders, leftOut: (name: string) => boolean): string[] {
  return rawHeaders.filter((_, i) => !leftOut(rawHeaders[i - (i % 2)]?.toLowerCase() ?? ""));
}
