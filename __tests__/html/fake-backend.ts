import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  /** Bytes are sent as they are, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a backend says to a request; a promise holds the answer back. */
export type Answering = (request: IncomingMessage, body: string) => Answer | Promise<Answer>;

/** Any page may read all of it, without credentials. */
export const openToAll: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "*",
  "access-control-allow-headers": "authorization, *",
  "access-control-expose-headers": "*",
};

/** A backend whose answers a test decides, for what the real ones do not do on demand. */
export async function startFakeBackend(
  name: "functions" | "containers",
  answer: Answering,
  cors = openToAll,
) {
  let sequence = 0;
  const server = createServer(async (req, res) => {
    for (const [header, value] of Object.entries(cors)) res.setHeader(header, value);
    const preflight = req.method === "OPTIONS" && req.headers["access-control-request-method"];
    if (preflight) return void res.writeHead(204).end();
    sequence += 1;
    const { status, body, headers = {} } = await answer(req, await text(req));
    res.writeHead(status, {
      "content-type": "application/json",
      "x-backend": name,
      "x-instance-id": `${name}-1`,
      "x-instance-seq": String(sequence),
      "x-init-ms": "120",
      "server-timing": "app;dur=1.5, db;dur=2.5",
      ...headers,
    });
    res.end(body instanceof Uint8Array ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
