import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { buffer, text } from "node:stream/consumers";

/** A request exactly as it goes over the wire: the path is neither normalised nor encoded. */
export interface RawRequest {
  readonly method?: string;
  /** @default / */
  readonly path?: string;
  /** As an object, or as names and values in turn, so that a name can come twice. */
  readonly headers?: OutgoingHttpHeaders | readonly string[];
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, in the case in which they were sent. */
  readonly rawHeaders: readonly string[];
  readonly bytes: Buffer;
  /** The bytes, read as UTF-8. */
  readonly body: string;
}

/** Sends one request on a connection of its own; `base` is an origin without a path. */
export function send(base: string, { method = "GET", path = "/", headers, body }: RawRequest = {}) {
  const { hostname, port, host } = new URL(base);
  const all = isList(headers) ? [...always(host, body), ...headers] : { ...headers };
  return new Promise<RawAnswer>((resolve, reject) => {
    const req = request({ hostname, port, method, path, headers: all, agent: false }, (res) => {
      const { statusCode: status = 0, rawHeaders } = res;
      buffer(res).then((bytes) => {
        const body = bytes.toString();
        resolve({ status, headers: res.headers, rawHeaders, bytes, body });
      }, reject);
    });
    req.once("error", reject);
    req.end(body);
  });
}

const isList = (headers: RawRequest["headers"]): headers is readonly string[] =>
  Array.isArray(headers);

/** What Node adds to headers in an object, and not to a list. */
function always(host: string, body: string | Buffer | undefined): string[] {
  const length = body ? ["content-length", String(Buffer.byteLength(body))] : [];
  return ["host", host, ...length];
}

/** A POST of JSON. */
export const postJson = (body: unknown, path = "/blog") => ({
  method: "POST",
  path,
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** Writes these bytes and no more; resolves to what comes back until the server hangs up. */
export function converse(base: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname, () => void socket.write(bytes));
  return text(socket);
}
