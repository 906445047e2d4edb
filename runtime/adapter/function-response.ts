import type { IncomingMessage, ServerResponse } from "node:http";

type Written = (error?: Error) => void;

const BODY = Symbol("body");
/** A response, with what was written of its body. */
type Gathering = ServerResponse & {
  [BODY]: Buffer[];
  /** Node's own: the text of its head, which counts as made when there is one; and whether it has gone. */
  _header: string | null;
  _headerSent: boolean;
  /** Node's own: how long the body must be where `strictContentLength` says so. */
  _contentLength: number | null;
};

/** A response's connection: what one does and may be asked, in the place of serverless-express's own. */
class Connection {
  readonly writable = true;
  readonly _writableState = {};
  constructor(
    readonly _httpMessage: Gathering,
    readonly remoteAddress: string | undefined,
  ) {}

  write(
    data: string | Uint8Array,
    second?: BufferEncoding | Written | null,
    third?: Written,
  ): boolean {
    const [encoding, written] = typeof second === "function" ? [null, second] : [second, third];
    gather(this._httpMessage, data, encoding ?? "utf8");
    if (written) process.nextTick(written);
    return true;
  }
}

/** Nothing comes of these, and each may be chained. */
const without = ["on", "removeListener", "destroy", "cork", "uncork"];
for (const name of [...without, "setTimeout", "setNoDelay", "setKeepAlive"]) {
  Object.defineProperty(Connection.prototype, name, { value: itself, writable: true });
}

function itself<T>(this: T): T {
  return this;
}

/** Before the head is made come interim answers alone (103). */
function gather(res: Gathering, data: string | Uint8Array, encoding: BufferEncoding): void {
  if (!res.headersSent || data.length === 0) return;
  res[BODY].push(typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data));
}

/** All that was written of an answer's body. */
export function bodyOf(response: ServerResponse): Buffer {
  const chunks = (response as Gathering)[BODY];
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/**
 * Makes a response of serverless-express's one that behaves as Node's own do: text in any encoding is
 * written as that (it would be taken for UTF-8), a writer never waits for room, interim answers (103)
 * go nowhere as through API Gateway, no head is made as text that nobody reads, what may be asked of a
 * connection can be asked, and both request and response are closed when all is answered.
 */
export function likeNodesResponse(request: IncomingMessage, response: ServerResponse) {
  const gathering = response as Gathering;
  gathering[BODY] = [];
  const connection = new Connection(gathering, request.socket.remoteAddress);
  // Its own, since an app that is put into another gives it a prototype without ours.
  Object.assign(gathering, { req: request, socket: connection, _storeHeader: storeNoHead });
  response.on("finish", closeSoon);
  return response;
}

/**
 * Takes from serverless-express's responses what they do in another way than Node's own: they know
 * headers in no list, and `writeHead` gives nothing back.
 *
 * @param first one of them
 */
export function mendResponses(first: ServerResponse): void {
  const prototype: Record<string, unknown> = Object.getPrototypeOf(first);
  for (const name of ["headers", "setHeader", "writeHead"]) delete prototype[name];
}

/** In place of Node's own, which makes the head's text of the status line and the headers. */
function storeNoHead(this: Gathering, statusLine: string): void {
  this._header = statusLine;
  this._headerSent = true;
  if (this.strictContentLength && this.hasHeader("content-length")) {
    this._contentLength = Number(this.getHeader("content-length"));
  }
}

function closeSoon(this: ServerResponse): void {
  process.nextTick(closeBoth, this.req, this);
}

function closeBoth(request: IncomingMessage, response: ServerResponse): void {
  response.destroyed = true;
  response.emit("close");
  request.emit("close");
}
