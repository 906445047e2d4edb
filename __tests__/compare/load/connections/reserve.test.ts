import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { openSocket } from "../../../../compare/load/connections/open-socket";
import { reserveOf } from "../../../../compare/load/connections/reserve";
import { httpClient, sendFresh } from "../../../../compare/load/http-client";
import { pause } from "../../../../compare/load/pause";
import type { PlannedRequest } from "../../../../compare/load/request";
import { until } from "../../../support/until";

const read: PlannedRequest = { route: "read", method: "GET", path: "/", headers: {} };

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Also a process that stood still has heard then of what is opened and what is free. */
async function settled(): Promise<void> {
  await pause(50);
  // Timers are looked at first: each of these turns reads what has come.
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}

/** A server that answers after some time, and knows its connections. */
async function server(delayMs = 0) {
  const sockets = new Set<Socket>();
  let [opened, used] = [0, new Set<Socket>()];
  const http = createServer((req, res) => {
    used.add(req.socket);
    setTimeout(() => res.end("{}"), delayMs);
  });
  http.on("connection", (socket) => {
    opened += 1;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  // Longer than this process may stand still.
  http.keepAliveTimeout = 60_000;
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!http.listening) return;
    http.closeAllConnections();
    http.close();
    await once(http, "close");
  };
  open.push(close);
  return {
    place: { host: "127.0.0.1", port, secure: false },
    url: `http://127.0.0.1:${port}`,
    opened: () => opened,
    used: () => used.size,
    sockets,
    close,
  };
}

test("rule 13: connections are opened ahead, and a request waits for none", async () => {
  const there = await server(50);
  const client = httpClient(there.url);
  open.push(() => client.close());
  await client.ahead?.(8);
  await until(() => there.opened() === 8);
  expect(there.used()).toBe(0);
  const answers = await Promise.all(Array.from({ length: 8 }, () => client.send(read)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect({ used: there.used(), waited: client.waited?.() }).toEqual({ used: 8, waited: 0 });
  // Those that were taken are replaced, so that the next eight wait for none either.
  await until(() => there.opened() === 16);
  await settled();
  await Promise.all(Array.from({ length: 16 }, () => client.send(read)));
  expect(client.waited?.()).toBe(0);
});

test("without a reserve a request opens its own, and that is counted", async () => {
  const there = await server();
  const client = httpClient(there.url);
  open.push(() => client.close());
  await client.send(read);
  // A connection is free a moment after its answer is whole.
  await settled();
  await client.send(read);
  expect(client.waited?.()).toBe(1);
});

test("what grows old or is closed by the other end is replaced; at the end nothing is left open", async () => {
  const there = await server();
  const reserve = reserveOf(there.place, { idleMs: 100 });
  await reserve.fill(2);
  await until(() => there.opened() >= 4);
  for (const socket of there.sockets) socket.destroy();
  const socket = await reserve.take();
  expect(socket.readyState).toBe("open");
  socket.destroy();
  reserve.close();
  await until(() => there.sockets.size === 0);
});

test("a target that is not there is asked once for each that is wanted, and says why", async () => {
  let asked = 0;
  const reserve = reserveOf(
    { host: "127.0.0.1", port: 1, secure: false },
    {
      open: (place) => {
        asked += 1;
        return openSocket(place);
      },
    },
  );
  await reserve.fill(3);
  expect(asked).toBe(3);
  await expect(reserve.take()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  reserve.close();
});

test("rule 13: what a fresh connection takes is split into name, TCP and TLS", async () => {
  const there = await server(20);
  const { answer, handshake, wholeMs } = await sendFresh(there.url, read);
  expect(answer.status).toBe(200);
  expect(handshake).toMatchObject({ dnsMs: 0, tlsMs: 0 });
  expect(wholeMs).toBeGreaterThan((handshake?.tcpMs ?? 0) + 15);
  await until(() => there.sockets.size === 0);
  const named = await sendFresh(there.url.replace("127.0.0.1", "localhost"), read);
  expect(named.handshake?.dnsMs).toBeGreaterThan(0);
  await there.close();
  expect((await sendFresh(there.url, read)).answer).toMatchObject({
    status: 0,
    cause: "ECONNREFUSED",
  });
});

test("a TLS server that talks no TLS is an answer that did not come", async () => {
  const there = await server();
  const { answer, handshake } = await sendFresh(there.url.replace("http:", "https:"), read);
  expect(answer.status).toBe(0);
  expect(answer.cause).toBeTruthy();
  expect(handshake).toBeUndefined();
  await there.close();
});
