import { Agent } from "undici";
import { serverOf } from "./headers";
import type { PlannedRequest } from "./mix";
import type { Server } from "./sample";

/** What came of a request; `status` 0 where no answer came. */
export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly server: Server;
}

export interface Client {
  readonly url: string;
  send(request: PlannedRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** Longer than API Gateway's 30 s, so that its own answer to a slow backend is seen. */
const giveUpMs = 35_000;

/**
 * Sends over kept-alive connections, as many as requests are under way at once, without pipelining.
 * Never throws for a request: what fails is an answer with status 0.
 */
export function httpClient(url: string, writeKey: string | undefined): Client {
  const agent = new Agent({ keepAliveTimeout: 30_000, connect: { timeout: 10_000 } });
  const base = url.replace(/\/+$/, "");
  const key = writeKey === undefined ? {} : { authorization: `Bearer ${writeKey}` };
  return {
    url: base,
    async send({ method, path, body }) {
      try {
        const { origin, pathname, search } = new URL(base + path);
        const response = await agent.request({
          origin,
          path: pathname + search,
          method,
          headersTimeout: giveUpMs,
          bodyTimeout: giveUpMs,
          headers: body === undefined ? key : { ...key, "content-type": "application/json" },
          body: body ?? null,
        });
        const bytes = (await response.body.arrayBuffer()).byteLength;
        const server = serverOf((name) => {
          const value = response.headers[name];
          return typeof value === "string" ? value : value?.join(", ");
        });
        return { status: response.statusCode, bytes, server };
      } catch {
        return { status: 0, bytes: 0, server: {} };
      }
    },
    close: () => agent.close(),
  };
}
