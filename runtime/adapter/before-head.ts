import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

type GivenHeaders = OutgoingHttpHeaders | readonly unknown[] | undefined;

const RUN = Symbol("runs before the head");
/** @returns the status to send in place of the given one */
type Run = (res: ServerResponse, status: number) => number;
type Watched = ServerResponse & { [RUN]: Run };

/**
 * Calls `run` when the head of a response is about to be written, with all of the app's headers set:
 * however it answers, in the end it comes by `writeHead`. One function for all requests: a closure for
 * each would cost more than what it does. It says which status is sent.
 */
export function beforeHead(res: ServerResponse, run: Run): void {
  (res as Watched)[RUN] = run;
  res.writeHead = writeHead as ServerResponse["writeHead"];
}

type WriteHead = (this: ServerResponse, status: number, message?: string) => ServerResponse;

/**
 * The headers that are given (an object, or a list in either form) are set one by one first, because a
 * function's response understands no lists.
 */
function writeHead(this: Watched, status: number, first?: unknown, second?: unknown) {
  const own = Object.getPrototypeOf(this).writeHead as WriteHead;
  // A second head is the app's mistake, and Node says so.
  if (this.headersSent) return own.call(this, status);
  const message = typeof first === "string" ? first : undefined;
  const given = message === undefined ? (first ?? second) : second;
  if (given) setGiven(this, given as GivenHeaders);
  const sent = this[RUN](this, status);
  if (sent !== status) {
    // Its words were for the other.
    this.statusMessage = "";
    own.call(this, sent);
  } else if (message === undefined) own.call(this, status);
  else own.call(this, status, message);
  // serverless-express's own gives nothing back.
  return this;
}

function setGiven(res: ServerResponse, given: GivenHeaders): void {
  if (!Array.isArray(given)) {
    for (const [name, value] of Object.entries(given ?? {})) {
      if (name) res.setHeader(name, value as string);
    }
    return;
  }
  // [name, value, name, value] or [[name, value], [name, value]]; what comes twice is sent twice.
  const flat: readonly string[] = Array.isArray(given[0]) ? given.flat(1) : given;
  for (let i = 0; i < flat.length; i += 2) res.removeHeader(String(flat[i]));
  for (let i = 0; i < flat.length; i += 2) {
    const [name, value] = [String(flat[i]), flat[i + 1] as string | string[]];
    res.appendHeader(name, typeof value === "number" ? String(value) : value);
  }
}
