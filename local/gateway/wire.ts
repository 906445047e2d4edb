import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { GatewayResponse } from "./response";

/**
 * Reads a body.
 *
 * @returns undefined where it is over the limit; what is left of it is thrown away
 * @throws where the client goes away before it has sent all of it
 */
export async function readBody(
  req: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) return void chunks.push(chunk);
      chunks.length = 0;
      resolve(undefined);
    });
    req.once("end", () => resolve(Buffer.concat(chunks)));
    req.once("error", reject);
  });
}

/** Sends an answer. To a HEAD it goes without its body. */
export function send(res: ServerResponse, response: GatewayResponse): void {
  const { status, headers, body } = response;
  const flat = headers.flat();
  // 204 and 304 have no body by definition. The answer to a HEAD says no length: a function leaves
  // the body out, and the length that the GET would have is known to nobody here. Unverified.
  const bodiless = res.req.method === "HEAD" || status === 204 || status === 304;
  if (bodiless) return void res.writeHead(status, flat).end();
  res.writeHead(status, [...flat, "content-length", String(body.length)]).end(body);
}

/** Sends an answer over a connection that Node has given up on, and ends it. */
export function sendRaw(socket: Socket, response: GatewayResponse): void {
  const { status, headers, body } = response;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
    "connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}

/** What a client did wrong that Node found before there was a whole request. Parse errors are 400. */
export function statusOfClientError(error: NodeJS.ErrnoException): 400 | 408 | 431 {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  if (error.code === "HPE_HEADER_OVERFLOW") return 431;
  return 400;
}
