import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type FakeAnswer, type FakeApp, notes } from "./fake-apps";

export interface FakeBackend {
  readonly url: string;
  /** Ids of what exists. */
  readonly items: Set<string>;
  readonly requests: string[];
  close(): Promise<void>;
}

export interface Behaviour {
  /** What it says in `x-backend`; undefined: no headers at all, a stranger. */
  readonly name?: string;
  /** Milliseconds until the n-th request (from 0) is answered. */
  readonly delay?: (request: number) => number;
  /** In place of doing what is asked, once in a while. */
  readonly status?: (request: number, method: string) => number | undefined;
  /** Shared with another backend, as the table is. */
  readonly items?: Set<string>;
  readonly initMs?: number;
  /** @default notes */
  readonly app?: (items: Set<string>) => FakeApp;
}

/** An app of known behaviour on a port of its own: what a measurement of it must say is known. */
export async function fakeBackend(behaviour: Behaviour): Promise<FakeBackend> {
  const items = behaviour.items ?? new Set<string>();
  const app = (behaviour.app ?? notes)(items);
  const requests: string[] = [];
  let count = 0;

  const server = createServer(async (req, res) => {
    const number = count;
    count += 1;
    requests.push(`${req.method} ${req.url}`);
    const { method = "", url: path = "", headers } = req;
    const body = await text(req);
    const delay = behaviour.delay?.(number) ?? 0;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const status = behaviour.status?.(number, method);
    const answer = status === undefined ? app({ method, path, headers, body }) : { status };
    send(res, answer, behaviour, number + 1);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    items,
    requests,
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function text(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function send(
  res: ServerResponse,
  { status, body = { message: "OK" }, headers }: FakeAnswer,
  { name, initMs = 50 }: Behaviour,
  sequence: number,
) {
  res.writeHead(status, {
    "content-type": "application/json",
    ...(name && {
      "x-backend": name,
      "x-instance-id": `${name}-1`,
      "x-instance-seq": String(sequence),
      "x-init-ms": String(initMs),
      "server-timing": "app;dur=1.5, db;dur=0.5",
    }),
    ...headers,
  });
  res.end(JSON.stringify(body));
}
