import { spawn } from "node:child_process";
import { once, setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { HttpRequest } from "@smithy/core/protocols";
import { createRequestHandler, MAX_SOCKETS } from "../../../runtime/database/request-handler";
import { type FakeServer, ok, startFakeServer } from "./programs/fake-server";

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => {
  jest.restoreAllMocks();
  server.close();
});

const LIMIT_MS = 2_000;
const request = () => {
  const { hostname, port, host } = new URL(server.url);
  const body = "{}";
  const headers = { host, "content-length": String(body.length) };
  return new HttpRequest({
    ...{ protocol: "http:", hostname, port: Number(port), method: "POST", path: "/" },
    ...{ headers, body },
  });
};

test("a call that waits for its turn longer than one may take is no failed call", async () => {
  server.answerWith(async (asked) => {
    await wait(LIMIT_MS / 4);
    ok(asked);
  });
  const handler = createRequestHandler(LIMIT_MS, "http:");
  const start = performance.now();
  const all = await Promise.all(
    Array.from({ length: 5 * MAX_SOCKETS }, () => handler.handle(request())),
  );
  expect(performance.now() - start).toBeGreaterThan(LIMIT_MS);
  expect(all.every(({ response }) => response.statusCode === 200)).toBe(true);
  expect(server.mostSockets()).toBe(MAX_SOCKETS);
  handler.destroy();
});

test("one that waits is ended by its signal, and asks the server nothing", async () => {
  const asked: number[] = [];
  server.answerWith(({ number }) => asked.push(number));
  const handler = createRequestHandler(10_000, "http:");
  const end = new AbortController();
  setMaxListeners(MAX_SOCKETS, end.signal);
  const busy = Array.from({ length: MAX_SOCKETS }, () =>
    handler.handle(request(), { abortSignal: end.signal }).catch(() => undefined),
  );
  const waiting = handler.handle(request(), { abortSignal: AbortSignal.timeout(100) });
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  end.abort();
  await Promise.all(busy);
  handler.destroy();
  expect(asked.length).toBeLessThanOrEqual(MAX_SOCKETS);
});

test("a connection that was not used for a minute is not used again", async () => {
  const ports = new Set<number | undefined>();
  server.answerWith((asked) => {
    ports.add(asked.socket.remotePort);
    ok(asked);
  });
  const handler = createRequestHandler(LIMIT_MS, "http:");
  const now = Date.now();
  const clock = jest.spyOn(Date, "now").mockReturnValue(now);
  await handler.handle(request());
  await wait(20);
  clock.mockReturnValue(now + 59_000);
  await handler.handle(request());
  expect(ports.size).toBe(1);
  await wait(20);
  clock.mockReturnValue(now + 120_000);
  await handler.handle(request());
  expect(ports.size).toBe(2);
  handler.destroy();
});

test("one that was closed while the process stood still is not used again", async () => {
  const handler = createRequestHandler(LIMIT_MS, "http:");
  await withServerElsewhere(
    `socket.write("HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\n{}");
     setTimeout(() => socket.end(), 300)`,
    async (to) => {
      for (let turn = 0; turn < 3; turn += 1) {
        const { response } = await handler.handle(to);
        expect(response.statusCode).toBe(200);
        await wait(20);
        // As when an instance is frozen: that it was closed is not heard of.
        standStill(1_200);
      }
    },
  );
  handler.destroy();
});

test("an answer that came while the process stood still for longer than the limit counts", async () => {
  const handler = createRequestHandler(400, "http:");
  await withServerElsewhere(
    `setTimeout(() => socket.write("HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\n{}"), 200)`,
    async (to) => {
      const answer = handler.handle(to);
      await wait(20);
      // From here the event loop looks at its timers before it reads.
      await new Promise(setImmediate);
      standStill(1_500);
      expect((await answer).response.statusCode).toBe(200);
    },
  );
  handler.destroy();
});

const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** A server in a process of its own, which goes on while this one stands still, and does `onData` with a `socket`. */
async function withServerElsewhere(
  onData: string,
  use: (to: HttpRequest) => Promise<void>,
): Promise<void> {
  const program = `require("node:net")
    .createServer((socket) => socket.on("error", () => {}).on("data", () => { ${onData} }))
    .listen(0, "127.0.0.1", function () { console.log(this.address().port); })`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(child.stdout, "data");
    await use(Object.assign(request(), { port: Number(line) }));
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}
