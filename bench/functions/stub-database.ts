import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const item = {
  id: { S: "bench" },
  title: { S: "An item of a bench" },
  contents: { S: "It is read again and again. ".repeat(20) },
};
const answer = JSON.stringify({ Item: item });

export interface StubDatabase {
  readonly url: string;
  close(): void;
}

/** A server that gives every call of DynamoDB the same item at once. */
export async function startStubDatabase(): Promise<StubDatabase> {
  const server = createServer((req, res) => {
    req.resume().on("end", () => {
      const headers = { "content-type": "application/x-amz-json-1.0" };
      res.writeHead(200, { ...headers, "content-length": answer.length }).end(answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
