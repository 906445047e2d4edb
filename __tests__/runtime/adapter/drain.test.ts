import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createDrain } from "../../../runtime/adapter/drain";
import { until } from "../../support/until";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());

/** @param held what an answer waits for */
async function start(noticeMs: number, finishMs: number, held: Promise<void> = Promise.resolve()) {
  const done = jest.fn();
  let asked = 0;
  const server = createServer(async (_req, res) => {
    drain.announce(res);
    asked += 1;
    await held;
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
  return { server, drain, done, ask, asked: () => asked };
}

test("serves on until the load balancer has noticed, announcing the end of each connection", async () => {
  const { drain, done, ask } = await start(300, 60_000);
  let noticed = () => {};
  const timer = jest.spyOn(globalThis, "setTimeout").mockImplementationOnce((then) => {
    noticed = then;
    return {} as NodeJS.Timeout;
  });
  expect((await ask()).headers.connection).toBe("keep-alive");
  expect(drain.isDraining()).toBe(false);
  drain.start();
  expect(drain.isDraining()).toBe(true);
  expect(timer).toHaveBeenLastCalledWith(expect.anything(), 300);
  timer.mockRestore();
  expect((await ask()).headers.connection).toBe("close");
  expect((await ask()).headers.connection).toBe("close");
  expect(done).not.toHaveBeenCalled();
  noticed();
  await until(() => done.mock.calls.length > 0);
  await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("closes idle connections, and waits for a request under way", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { server, drain, done, ask, asked } = await start(0, 60_000, held);
  const slow = ask();
  await until(() => asked() === 1);
  drain.start();
  await until(() => !server.listening);
  expect(done).not.toHaveBeenCalled();
  release();
  expect((await slow).statusCode).toBe(200);
  await until(() => done.mock.calls.length > 0);
});

test("does not wait for ever", async () => {
  const { server, drain, done, ask, asked } = await start(0, 200, new Promise(() => {}));
  const never = ask().catch((error: NodeJS.ErrnoException) => error.code);
  await until(() => asked() === 1);
  drain.start();
  await until(() => done.mock.calls.length > 0);
  server.closeAllConnections();
  expect(await never).toBe("ECONNRESET");
});

test("a second signal changes nothing", async () => {
  const { server, drain, done } = await start(100, 60_000);
  const close = jest.spyOn(server, "close");
  drain.start();
  drain.start();
  await until(() => done.mock.calls.length > 0);
  // Were there a second end, it would have come in the same turn, or soon after.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(close).toHaveBeenCalledTimes(1);
  expect(done).toHaveBeenCalledTimes(1);
});
