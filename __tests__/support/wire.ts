import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

export interface WireRequest {
  readonly method?: string;
  /** As it goes over the wire: nothing is encoded or tidied up. */
  readonly path?: string;
  /** Names and values in turn, so that a name can come twice; `host` is added. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Names and values in turn, in the case in which they were sent. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** Sends a request just as it is given. */
export function ask(url: string, wire: WireRequest = {}): Promise<WireResponse> {
  const { hostname, port } = new URL(url);
  const { method = "GET", path = "/", headers = [], body = "" } = wire;
  const length = body.length > 0 ? ["content-length", String(Buffer.byteLength(body))] : [];
  return new Promise((resolve, reject) => {
    const all = ["host", `${hostname}:${port}`, ...length, ...headers];
    const req = request({ hostname, port, method, path, headers: all, agent: false }, (res) => {
      const { statusCode: status = 0, rawHeaders } = res;
      text(res).then((body) => resolve({ status, headers: res.headers, rawHeaders, body }), reject);
    });
    req.once("error", reject);
    req.end(body);
  });
}

/** Writes bytes to a connection and gives back all that comes until the other side closes it. */
export function converse(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname, () => void socket.write(bytes));
  return text(socket);
}
