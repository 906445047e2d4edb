/** A process of one adversary's server: `serve.ts SIDE`, a `Side` as JSON; it says its port and serves. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { responder, type Side } from "./respond";

async function main(text: string): Promise<void> {
  const side = JSON.parse(text) as Side;
  const server = createServer({ keepAliveTimeout: 65_000 }, responder(side)).listen(0, "127.0.0.1");
  await once(server, "listening");
  console.log((server.address() as AddressInfo).port);
  // Its end is that of whoever started it, however that ends.
  process.stdin.resume().on("end", () => process.exit());
}

void main(process.argv[2] ?? "");
