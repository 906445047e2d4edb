import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { answerIn } from "../../bench/support/load/answer";
import { generate } from "../../bench/support/load/generate";

const answer = (text: string, isClosed = false) => answerIn(Buffer.from(text), isClosed);
const ok = "HTTP/1.1 200 OK\r\n";

describe("an answer", () => {
  test.each([
    ["of the length that it says", `${ok}Content-Length: 2\r\n\r\nab`, 200, true],
    ["in chunks", `${ok}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n`, 200, true],
    ["that closes", `${ok}connection: close\r\ncontent-length: 0\r\n\r\n`, 200, false],
    ["of HTTP/1.0", "HTTP/1.0 404 Not Found\r\ncontent-length: 0\r\n\r\n", 404, false],
  ])("%s is whole", (_, text, status, stays) => {
    expect(answer(text)).toEqual({ status, stays });
    expect(answer(text.slice(0, -1))).toBeUndefined();
  });

  test("without a length is whole when its connection is closed", () => {
    expect(answer(`${ok}connection: close\r\n\r\nab`)).toBeUndefined();
    expect(answer(`${ok}connection: close\r\n\r\nab`, true)).toEqual({ status: 200, stays: false });
  });
});

describe("load", () => {
  let server: Server;
  const connections = new Set<Socket>();
  let seen: { opened: number; readonly asked: string[] };

  const listen = async (onRequest: (socket: Socket) => void): Promise<number> => {
    const its: typeof seen = { opened: 0, asked: [] };
    seen = its;
    server = createServer({ noDelay: true }, (socket) => {
      its.opened += 1;
      connections.add(socket);
      socket.on("error", () => {});
      socket.on("data", (request) => {
        its.asked.push(String(request).split("\r\n")[0] ?? "");
        onRequest(socket);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };

  const close = () => {
    for (const socket of connections) socket.destroy();
    server.close();
  };
  afterEach(close);

  const run = (port: number, seconds = 0.3) =>
    generate({ port, path: "/a", connections: 3, seconds });

  /** For as long as it takes to ask again on each connection, which a busy machine may be late to do. */
  async function runLong(onRequest: (socket: Socket) => void) {
    for (let seconds = 0.3; ; seconds *= 2) {
      const generated = await run(await listen(onRequest), seconds);
      if (generated.requests > 3 || seconds > 30) return { ...generated, ...seen };
      close();
    }
  }

  test("keeps its connections, with one request on each at a time", async () => {
    const { requests, busy, opened, asked } = await runLong((socket) => {
      // In two packets, as of a slow server.
      socket.write(`${ok}content-length: 2\r\n`);
      setImmediate(() => socket.write("\r\nab"));
    });
    expect(new Set(asked)).toEqual(new Set(["GET /a HTTP/1.1"]));
    expect(opened).toBe(3);
    expect(asked.length - requests).toBeLessThanOrEqual(3);
    expect(requests).toBeGreaterThan(3);
    expect(busy).toBeGreaterThan(0);
  });

  test("opens anew what the server closes", async () => {
    const { requests, opened } = await runLong((socket) => socket.end("HTTP/1.0 200 OK\r\n\r\nab"));
    expect(requests).toBeGreaterThan(3);
    expect(opened).toBeGreaterThanOrEqual(requests);
  });

  test("ends at an answer that is not 200", async () => {
    const port = await listen((socket) =>
      socket.write("HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n"),
    );
    await expect(run(port)).rejects.toThrow("an answer was 503");
  });

  test("ends where a connection is closed before its answer", async () => {
    const port = await listen((socket) => socket.destroy());
    await expect(run(port)).rejects.toThrow(/closed before its answer|ECONNRESET/);
  });
});
