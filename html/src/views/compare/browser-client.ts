import { type Client, giveUpMs, noAnswer } from "../../../../compare/load/client";
import { serverOf } from "../../../../compare/load/headers";

/** The load generator's client, over the browser's `fetch`. */
export function browserClient(url: string): Client {
  return {
    url,
    async send({ method, path, headers }) {
      try {
        const response = await fetch(url + path, {
          method,
          headers,
          cache: "no-store",
          signal: AbortSignal.timeout(giveUpMs),
        });
        const body = new Uint8Array(await response.arrayBuffer());
        const header = (name: string) => response.headers.get(name) ?? undefined;
        return { status: response.status, header, body, server: serverOf(header) };
      } catch (cause) {
        return noAnswer(String(cause));
      }
    },
    close: async () => {},
  };
}
