import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { KEEP_ALIVE_MS } from "../../runtime/app/limits";
import type { HostCheck } from "../../runtime/app/own-hosts";
import { refuseForeign } from "../../runtime/app/refuse-foreign";
import type { GatewayRoute } from "../../runtime/app/routing";
import { type AnswerOptions, createAnswer } from "./answer";
import { applyCors } from "./cors";
import { newRequestId } from "./ids";
import { type GatewayResponse, gatewayError } from "./response";
import { send, sendRaw, statusOfClientError } from "./wire";

export interface GatewayOptions<R extends GatewayRoute> extends AnswerOptions<R> {
  /** 0 takes any free port. */
  readonly port: number;
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** Whose requests are answered: API Gateway's own door answers all. @default everybody's */
  readonly answers?: HostCheck;
  /** @default 10 s for the headers, 20 s for the whole request, checked every second */
  readonly clientTimeouts?: ClientTimeouts;
}

/** How long a client may take, in milliseconds. */
export interface ClientTimeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often connections are checked for it. */
  readonly checkEveryMs: number;
}

const CLIENT_TIMEOUTS: ClientTimeouts = {
  headersMs: 10_000,
  requestMs: 20_000,
  checkEveryMs: 1_000,
};

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** Takes no more requests and ends every connection. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP API's door on a port: one stage, `$default`, with a Lambda integration on each
 * route, after what AWS documents and what was seen of it.
 *
 * @throws where the port cannot be taken
 */
export async function startGateway<R extends GatewayRoute>(
  options: GatewayOptions<R>,
): Promise<Gateway> {
  const { port, host = "127.0.0.1", clientTimeouts = CLIENT_TIMEOUTS } = options;
  const answer = createAnswer(options);
  const server = createServer({
    headersTimeout: clientTimeouts.headersMs,
    requestTimeout: clientTimeouts.requestMs,
    connectionsCheckingInterval: clientTimeouts.checkEveryMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  // All count for their size: Node would show the first thousand alone.
  server.maxHeadersCount = 0;
  const pending = new WeakMap<Socket, ServerResponse>();

  server.on("request", async (req: IncomingMessage, res: ServerResponse) => {
    if (options.answers?.(req.headers) === false) return refuseForeign(req, res);
    pending.set(req.socket, res);
    const requestId = newRequestId();
    try {
      send(res, withId(await answer(req, requestId), requestId));
    } catch (error) {
      // A client that went away in the middle of its request needs no answer.
      if (!req.complete) return;
      // A mistake of this program ends neither the system nor the wait.
      console.error(`Gateway: ${req.method} ${req.url} failed.`, error);
      if (res.headersSent) res.destroy();
      else send(res, withId(gatewayError(500), requestId));
    }
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const open = pending.get(socket);
    const answered = open?.headersSent && !open.writableFinished;
    if (!socket.writable || error.code === "ECONNRESET" || answered) return void socket.destroy();
    const { method, headers } = (!open?.headersSent && open?.req) || {};
    const asked = { method, origin: headers?.origin, requestMethod: undefined };
    const response = gatewayError(statusOfClientError(error));
    sendRaw(socket, withId(applyCors(options.cors, asked, response), newRequestId()));
  });

  await listen(server, port, host);
  const actual = (server.address() as AddressInfo).port;
  return { url: `http://${host}:${actual}`, port: actual, close: () => close(server) };
}

/** Row 23. Unverified: that the gateway's own errors carry the id too. */
function withId(response: GatewayResponse, requestId: string): GatewayResponse {
  return { ...response, headers: [...response.headers, ["apigw-requestid", requestId]] };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
