import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { KEEP_ALIVE_MS, MAX_HEAD_BYTES } from "../app/limits";
import { Request, Response } from "./prototypes";

/**
 * Node's defaults let a load balancer's kept-alive connection be closed under it (502) and let a
 * slow client hold a connection for minutes.
 */
const options = {
  IncomingMessage: Request,
  ServerResponse: Response,
  keepAliveTimeout: KEEP_ALIVE_MS,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  // How often the two timeouts above are looked at; every 30 s by default.
  connectionsCheckingInterval: 1_000,
  // What API Gateway takes for the request line and all headers.
  maxHeaderSize: MAX_HEAD_BYTES,
};

export interface Connections {
  /** One that comes when so many are open is closed after its answer. */
  readonly kept: number;
  /** What comes beyond these is closed at once. */
  readonly most: number;
}

/**
 * A load balancer keeps far fewer. Were they kept until all places are taken, clients that do nothing more
 * would leave none for whom comes next, the health check included. One takes some 20 KB, and what is closed
 * at once costs least of a CPU that has much to do.
 */
const CONNECTIONS: Connections = { kept: 1_000, most: 2_000 };

/** A server that waits for what listens, and for no client longer than it should. */
export function serve(listener?: RequestListener, { kept, most } = CONNECTIONS): Server {
  const server = createServer(options);
  const passing = new WeakSet<Socket>();
  let open = 0;
  const closed = () => {
    open -= 1;
  };
  server.on("connection", (socket) => {
    if (open >= kept) passing.add(socket);
    open += 1;
    socket.once("close", closed);
  });
  server.on("request", (req, res) => {
    if (open > kept && passing.has(req.socket)) res.setHeader("connection", "close");
  });
  if (listener) server.on("request", listener);
  server.maxConnections = most;
  server.on("clientError", refuse);
  return server;
}

const refusals: Readonly<Record<string, [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "Request Timeout"],
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "Request Header Fields Too Large"],
};

/** What was not even HTTP, or not in time, is answered like all else: in JSON. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, message] = refusals[error.code ?? ""] ?? ["400 Bad Request", "Bad Request"];
  const body = JSON.stringify({ message });
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}
