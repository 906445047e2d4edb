import type { IncomingMessage, ServerResponse } from "node:http";

type Written = (error?: Error) => void;

const BODY = Symbol("body");
/** A response, with what was written of its body: null until the head is made. */
type Gathering = ServerResponse & { [BODY]: Buffer[] | null };

const HEAD_END = "\r\n\r\n";

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

/** The head and a body of text come as one. Before the head is made come interim answers alone (103). */
function gather(res: Gathering, data: string | Uint8Array, encoding: BufferEncoding): void {
  if (!res.headersSent) return;
  let bytes = data;
  if (res[BODY] === null) {
    res[BODY] = [];
    bytes = afterHead(data);
  }
  if (bytes.length === 0) return;
  res[BODY].push(typeof bytes === "string" ? Buffer.from(bytes, encoding) : Buffer.from(bytes));
}

function afterHead(data: string | Uint8Array): string | Uint8Array {
  if (typeof data === "string") return data.slice(data.indexOf(HEAD_END) + HEAD_END.length);
  return data.subarray(
    Buffer.from(data.buffer, data.byteOffset).indexOf(HEAD_END) + HEAD_END.length,
  );
}

/** All that was written of an answer's body. */
export function bodyOf(response: ServerResponse): Buffer {
  const chunks = (response as Gathering)[BODY] ?? [];
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/**
 * Makes a response of serverless-express's one that behaves as Node's own do: text in any encoding is
 * written as that (it would be taken for UTF-8), a writer never waits for room, interim answers (103)
 * go nowhere as through API Gateway, what may be asked of a connection can be asked, and both request
 * and response are closed when all is answered.
 */
export function likeNodesResponse(request: IncomingMessage, response: ServerResponse) {
  const gathering = response as Gathering;
  gathering[BODY] = null;
  const connection = new Connection(gathering, request.socket.remoteAddress);
  Object.assign(gathering, { req: request, socket: connection });
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

function closeSoon(this: ServerResponse): void {
  process.nextTick(closeBoth, this.req, this);
}

function closeBoth(request: IncomingMessage, response: ServerResponse): void {
  response.destroyed = true;
  response.emit("close");
  request.emit("close");
}
