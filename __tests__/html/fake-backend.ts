import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { cors } from "../../runtime/cors";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a backend says to a request; a promise holds the answer back. */
export type Answering = (request: IncomingMessage, body: string) => Answer | Promise<Answer>;

/** A backend whose answers a test decides, for what the real ones do not do on demand. */
export async function startFakeBlog(name: "functions" | "containers", answer: Answering) {
  let sequence = 0;
  const server = createServer(async (req, res) => {
    res.setHeader("access-control-allow-origin", "*");
    res.setHeader("access-control-allow-methods", cors.allowMethods.join(","));
    res.setHeader("access-control-allow-headers", cors.allowHeaders.join(","));
    res.setHeader("access-control-expose-headers", cors.exposeHeaders.join(","));
    if (req.method === "OPTIONS") return void res.writeHead(204).end();
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
    res.end(JSON.stringify(body));
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
