import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeBackend {
  readonly url: string;
  /** Ids of the posts that exist. */
  readonly posts: Set<string>;
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
  readonly posts?: Set<string>;
  readonly initMs?: number;
}

/** A blog of known behaviour on a port of its own: what a measurement of it must say is known. */
export async function fakeBackend(behaviour: Behaviour): Promise<FakeBackend> {
  const posts = behaviour.posts ?? new Set<string>();
  const requests: string[] = [];
  let count = 0;

  const server = createServer(async (req, res) => {
    const number = count;
    count += 1;
    requests.push(`${req.method} ${req.url}`);
    const body = await text(req);
    const delay = behaviour.delay?.(number) ?? 0;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const status = behaviour.status?.(number, req.method ?? "") ?? answer(posts, req, body);
    send(res, status, behaviour, number + 1);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    requests,
    close: async () => {
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

/** Does what the blog would do, and says with which status. */
function answer(posts: Set<string>, { method, url = "" }: IncomingMessage, body: string): number {
  const id = url.replace(/^\/blog\/?/, "");
  if (method === "POST") {
    posts.add(String(JSON.parse(body).id));
    return 201;
  }
  if (method === "DELETE") posts.delete(id);
  if (method === "GET" && id !== "" && !posts.has(id)) return 404;
  return 200;
}

function send(
  res: ServerResponse,
  status: number,
  { name, initMs = 50 }: Behaviour,
  sequence: number,
) {
  const headers = {
    "content-type": "application/json",
    ...(name && {
      "x-backend": name,
      "x-instance-id": `${name}-1`,
      "x-instance-seq": String(sequence),
      "x-init-ms": String(initMs),
      "server-timing": "app;dur=1.5, db;dur=0.5",
    }),
  };
  res.writeHead(status, headers);
  res.end('{"message":"OK"}');
}
