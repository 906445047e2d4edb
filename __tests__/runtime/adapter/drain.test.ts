import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createDrain } from "../../../runtime/adapter/drain";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function start(noticeMs: number, finishMs: number, respondAfterMs = 0) {
  const done = jest.fn();
  const server = createServer(async (_req, res) => {
    drain.announce(res);
    if (respondAfterMs === Number.POSITIVE_INFINITY) return;
    await wait(respondAfterMs);
    res.end("ok");
  }).listen(0, "127.0.0.1");
  const drain = createDrain(server, { noticeMs, finishMs, done });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, host: "127.0.0.1", agent }, (res) => {
        res.resume().on("end", () => resolve(res));
      }).on("error", reject);
    });
  return { server, drain, done, ask };
}

test("serves on until the load balancer has noticed, announcing the end of each connection", async () => {
  const { drain, done, ask } = await start(300, 5_000);
  expect((await ask()).headers.connection).toBe("keep-alive");
  expect(drain.isDraining()).toBe(false);
  drain.start();
  expect(drain.isDraining()).toBe(true);
  expect((await ask()).headers.connection).toBe("close");
  expect((await ask()).headers.connection).toBe("close");
  expect(done).not.toHaveBeenCalled();
  await wait(500);
  expect(done).toHaveBeenCalledTimes(1);
  await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("closes idle connections, and waits for a request under way", async () => {
  const { drain, done, ask } = await start(0, 5_000, 400);
  const slow = ask();
  await wait(100);
  drain.start();
  await wait(150);
  expect(done).not.toHaveBeenCalled();
  expect((await slow).statusCode).toBe(200);
  await wait(200);
  expect(done).toHaveBeenCalledTimes(1);
});

test("does not wait for ever", async () => {
  const { server, drain, done, ask } = await start(0, 200, Number.POSITIVE_INFINITY);
  const never = ask().catch((error: NodeJS.ErrnoException) => error.code);
  await wait(100);
  drain.start();
  await wait(400);
  expect(done).toHaveBeenCalledTimes(1);
  server.closeAllConnections();
  expect(await never).toBe("ECONNRESET");
});

test("a second signal changes nothing", async () => {
  const { drain, done } = await start(100, 1_000);
  drain.start();
  drain.start();
  await wait(300);
  expect(done).toHaveBeenCalledTimes(1);
});
