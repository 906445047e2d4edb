import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { serve } from "../../../runtime/adapter/server";
import { converse } from "../../support/http";

let server: Server;

beforeEach(async () => {
  server = serve((req, res) => {
    req.resume().on("end", () => res.end("done"));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test("what comes beyond the connections that are kept is answered and then closed", async () => {
  const few = serve((_req, res) => void res.end("done"), { kept: 2, most: 4 });
  await once(few.listen(0, "127.0.0.1"), "listening");
  const sockets: Socket[] = [];
  try {
    const ask = async () => {
      const socket = connect((few.address() as AddressInfo).port, "127.0.0.1");
      sockets.push(socket);
      return again(socket);
    };
    const again = async (socket: Socket) => {
      socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
      const [bytes] = await once(socket, "data");
      return /^connection: (.*)\r$/im.exec(String(bytes))?.[1];
    };
    const said = [await ask(), await ask(), await ask()];
    expect(said).toEqual(["keep-alive", "keep-alive", "close"]);
    await once(sockets[2] as Socket, "close");
    expect(await again(sockets[0] as Socket)).toBe("keep-alive");
  } finally {
    for (const socket of sockets) socket.destroy();
    few.close().closeAllConnections();
  }
});

const exchange = (bytes: string) =>
  converse(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytes);

test.each([
  ["headers that never end", "GET / HTTP/1.1\r\nhost: a\r\n"],
  ["a body shorter than announced", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nshort"],
])("%s: 408 in time, in JSON", async (_what, bytes) => {
  const answer = await exchange(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(answer).toContain('{"message":"Request Timeout"}');
});

test("headers over 10 KiB: 431", async () => {
  const answer = await exchange(`GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('{"message":"Request Header Fields Too Large"}');
});

test("what is not HTTP: 400", async () => {
  expect(await exchange("hello\r\n\r\n")).toMatch(
    /^HTTP\/1\.1 400 .*\{"message":"Bad Request"\}$/s,
  );
});

test("kept-alive connections outlive the load balancer's 60 s", () => {
  expect(server.keepAliveTimeout).toBe(65_000);
});
