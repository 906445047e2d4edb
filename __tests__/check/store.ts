import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What all instances of an app share: a text by its path. */
export async function startStore() {
  const kept = new Map<string, string>();
  const server = createServer(async (req, res) => {
    if (req.method === "PUT") kept.set(req.url ?? "", await text(req));
    res.setHeader("content-type", "application/json");
    res.end(kept.get(req.url ?? "") ?? "null");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
