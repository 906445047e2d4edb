import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** One request that arrived: its number from 1, and what it asked. */
export interface Asked {
  readonly number: number;
  readonly target: string;
  readonly body: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

export interface FakeServer {
  readonly url: string;
  /** Answers what comes from now on. */
  answerWith(answer: (asked: Asked) => void): void;
  /** Requests since then. */
  asked(): number;
  mostSockets(): number;
  /** Its port refuses from now on, and what is under way breaks off. */
  leave(): Promise<void>;
  /** It is there again, on the same port. */
  comeBack(): Promise<void>;
  close(): void;
}

export async function startFakeServer(): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  let most = 0;
  let number = 0;
  let answer: (asked: Asked) => void = () => undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      // Whoever asked is gone.
      return;
    }
    const target = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const { socket } = request;
    const body = Buffer.concat(chunks).toString();
    answer({ number: ++number, target, body, request, response, socket });
  });
  server.on("connection", (socket) => {
    sockets.add(socket.on("error", () => undefined));
    most = Math.max(most, sockets.size);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answerWith(next) {
      answer = next;
      number = 0;
      most = sockets.size;
    },
    asked: () => number,
    mostSockets: () => most,
    async leave() {
      const closed = once(server.close(), "close");
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
    async comeBack() {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

export function reply(
  { response }: Asked,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(body),
    "x-amzn-requestid": "REQUEST",
    ...headers,
  });
  response.end(body);
}

export const ok = (asked: Asked): void =>
  reply(asked, 200, JSON.stringify({ Item: { id: { S: "one" } } }));

export const refuse = (asked: Asked, status: number, type: string, more: object = {}): void =>
  reply(
    asked,
    status,
    JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "No", ...more }),
  );
