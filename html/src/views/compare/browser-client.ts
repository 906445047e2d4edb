import type { Client } from "../../../../compare/load/client";
import { serverOf } from "../../../../compare/load/headers";

/** Longer than API Gateway's 30 s, as the command's own client. */
const GIVE_UP_MS = 35_000;

/** The load generator's client, over the browser's `fetch`. Reads alone: it knows no key. */
export function browserClient(url: string): Client {
  return {
    url,
    async send({ method, path }) {
      try {
        const response = await fetch(url + path, {
          method,
          cache: "no-store",
          signal: AbortSignal.timeout(GIVE_UP_MS),
        });
        const bytes = (await response.arrayBuffer()).byteLength;
        const server = serverOf((name) => response.headers.get(name) ?? undefined);
        return { status: response.status, bytes, server };
      } catch {
        return { status: 0, bytes: 0, server: {} };
      }
    },
    close: async () => {},
  };
}
