import { Agent } from "undici";
import { type Client, giveUpMs, noAnswer } from "./client";
import { type HeaderLookup, serverOf } from "./headers";

/**
 * Sends over kept-alive connections, as many as requests are under way at once, without pipelining.
 * Never throws for a request: what fails is an answer with status 0.
 */
export function httpClient(url: string): Client {
  const agent = new Agent({ keepAliveTimeout: 30_000, connect: { timeout: 10_000 } });
  const base = url.replace(/\/+$/, "");
  return {
    url: base,
    async send({ method, path, headers, body }) {
      try {
        const { origin, pathname, search } = new URL(base + path);
        const response = await agent.request({
          origin,
          path: pathname + search,
          method: method as "GET",
          headersTimeout: giveUpMs,
          bodyTimeout: giveUpMs,
          headers,
          body: body ?? null,
        });
        const header: HeaderLookup = (name) => {
          const value = response.headers[name];
          return typeof value === "string" ? value : value?.join(", ");
        };
        const content = new Uint8Array(await response.body.arrayBuffer());
        return { status: response.statusCode, header, body: content, server: serverOf(header) };
      } catch (error) {
        return noAnswer(causeOf(error));
      }
    },
    close: () => agent.close(),
  };
}

/** The client's own names for what Node has a name for. */
const names: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: "ECONNRESET",
  UND_ERR_CONNECT_TIMEOUT: "ETIMEDOUT",
  UND_ERR_HEADERS_TIMEOUT: "ETIMEDOUT",
  UND_ERR_BODY_TIMEOUT: "ETIMEDOUT",
};

function causeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : (names[code] ?? code);
}
