import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { encodePath } from "../app/paths";

/** What a function was called with. */
export interface Invocation {
  readonly event: APIGatewayProxyEventV2;
  readonly context: Context;
}

/** What serverless-express makes its request from. In the body's place it is told all of the call. */
export interface RequestValues {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | undefined>;
  readonly body: Carried;
  readonly remoteAddress: string;
}
interface Carried extends Invocation {
  readonly bytes: Buffer | undefined;
}

const INVOCATION = Symbol("invocation");
type Invoked = IncomingMessage & { [INVOCATION]?: Carried; body?: unknown };

/** What a function was called with for this request. */
export const invocationOf = (request: IncomingMessage): Invocation | undefined =>
  (request as Invoked)[INVOCATION];

/** An event as a request: its path as a client would send it, its query as it was sent. */
export function requestOf({ event, context }: Invocation): RequestValues {
  const { http } = event.requestContext;
  const headers: Record<string, string | undefined> = { ...event.headers };
  if (event.cookies) headers.cookie = event.cookies.join("; ");
  const bytes = event.body
    ? Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8")
    : undefined;
  // API Gateway adds it to what had none; a body that is no text in UTF-8 became another length.
  if (bytes) headers["content-length"] = String(bytes.length);
  else if (headers["content-length"] !== undefined && /^(GET|HEAD)$/.test(http.method)) {
    delete headers["content-length"];
  }
  const path = encodePath(event.rawPath);
  return {
    method: http.method,
    path: event.rawQueryString ? `${path}?${event.rawQueryString}` : path,
    headers,
    body: { event, context, bytes },
    remoteAddress: http.sourceIp,
  };
}

/** What of a connection an app may ask. */
type Connection = Socket & { remoteAddress: string | undefined; encrypted: boolean };

/** Both are properties from the start: to define one anew at each request costs more than Express's routing. */
function connect(): Connection {
  const socket = new Socket();
  for (const name of ["remoteAddress", "encrypted"]) {
    Object.defineProperty(socket, name, { configurable: true, enumerable: true, writable: true });
  }
  return socket as Connection;
}

/** A function has one for all its requests, as if kept alive. */
let connection = connect();

/**
 * Makes a request of serverless-express's one that behaves as Node's own do: with a socket that can be
 * listened to (Express 5 listens, and answers 500 otherwise), and a body that is still to be read (body
 * parsers leave one alone that is there).
 */
export function likeNodes(request: Invoked): IncomingMessage {
  request[INVOCATION] = request.body as Carried;
  request.body = undefined;
  if (connection.destroyed) connection = connect();
  connection.remoteAddress = request.socket.remoteAddress;
  connection.encrypted = request.headers["x-forwarded-proto"] === "https";
  request.socket = connection;
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request._read = read;
  return request;
}

function read(this: Invoked): void {
  const bytes = this[INVOCATION]?.bytes;
  if (bytes) this.push(bytes);
  this.push(null);
}

/** What serverless-express sets on a request, and Node or Express has an accessor for. */
const OWN = ["ip", "readable"] as const;

/**
 * Mends the prototype of serverless-express's requests. It writes the client's address on each as `ip`,
 * where Node has nothing and Express an accessor that asks `trust proxy`; and that it is not to be read
 * any more, when the app has given up its turn for the first time: who parses a body after that would
 * find none.
 *
 * @param first one of them, made before
 */
export function mendRequests(first: IncomingMessage): void {
  delete (first as { ip?: unknown }).ip;
  const prototype: object = Object.getPrototypeOf(first);
  for (const name of OWN) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: object) {
        return Reflect.get(Object.getPrototypeOf(prototype), name, this);
      },
      set() {},
    });
  }
}
