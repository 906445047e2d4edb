import { createServer, type Server } from "node:net";
import { RunError } from "../run-error";

/** The first of that many ports next to each other that nobody listens on at 127.0.0.1. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    // Below those that the system hands out for outgoing connections.
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const servers = Array.from({ length: count }, () => createServer());
    const free = await Promise.all(servers.map((server, index) => listens(server, first + index)));
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    if (free.every(Boolean)) return first;
  }
  throw new RunError(`no ${count} free ports next to each other were found`);
}

const listens = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
