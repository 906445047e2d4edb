import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Adapting, adapt } from "../../../runtime/adapter/adapt";
import { cpuShare } from "../../../runtime/adapter/cpus";
import { Instance } from "../../../runtime/adapter/instance";
import type { LogLine } from "../../../runtime/adapter/log";
import { postJson, type RawRequest, send } from "../../support/http";
import { until } from "../../support/until";

const lines: LogLine[] = [];
const servers: Server[] = [];

async function serve(app: RequestListener, around: Partial<Adapting>): Promise<string> {
  const adapted = adapt(app, {
    instance: new Instance("containers"),
    log: (line) => lines.push(line),
    requestId: () => "id",
    routeOf: () => undefined,
    ...around,
  });
  const server = createServer(adapted).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
beforeEach(() => {
  lines.length = 0;
});
/** A clock that stands until it is told that time has passed. */
function stopClock() {
  let now = Math.ceil(performance.now());
  jest.spyOn(performance, "now").mockImplementation(() => now);
  return {
    pass: (ms: number) => {
      now += ms;
    },
  };
}
afterEach(() => {
  jest.restoreAllMocks();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const unavailable = {
  status: 503,
  headers: { "retry-after": "1", "x-backend": "containers", "content-type": "application/json" },
  body: '{"message":"Service Unavailable"}',
};

describe("no more than so many wait at once", () => {
  const held: ServerResponse[] = [];
  const hold: RequestListener = (req, res) => void req.resume().on("end", () => held.push(res));
  const release = () => held.splice(0).map((res) => res.end("done"));
  const begin = (url: string, count: number, request?: RawRequest) =>
    Array.from({ length: count }, () => send(url, request));

  test.each<[string, RawRequest]>([
    ["reads", {}],
    ["writes", postJson({ a: 1 })],
  ])("%s beyond are 503 at once, and answered again when there is room", async (_what, request) => {
    const url = await serve(hold, { maxInFlight: 3 });
    const first = begin(url, 3, request);
    await until(async () => held.length === 3);
    for (const answer of await Promise.all(begin(url, 20, request))) {
      expect(answer).toMatchObject(unavailable);
    }
    expect(held).toHaveLength(3);
    release();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200]);
    const next = send(url, request);
    await until(async () => held.length === 1);
    release();
    expect((await next).status).toBe(200);
  });

  test("of those that are refused a line a second is logged, with how many they are", async () => {
    const clock = stopClock();
    const url = await serve(hold, { maxInFlight: 1 });
    const [first] = begin(url, 1);
    await until(async () => held.length === 1);
    await Promise.all(begin(url, 20));
    clock.pass(1_000);
    await Promise.all(begin(url, 1));
    release();
    await first;
    await until(async () => lines.some(({ status }) => status === 200));
    expect(lines.filter(({ status }) => status === 503)).toEqual([
      expect.objectContaining({ refused: 1, status: 503 }),
      expect.objectContaining({ refused: 20, status: 503 }),
    ]);
  });

  test("an answer that is under way, and a client that went away, leave room", async () => {
    const streams: RequestListener = (req, res) => {
      if (req.url === "/stream") res.writeHead(200).flushHeaders();
      else hold(req, res);
    };
    const url = await serve(streams, { maxInFlight: 1 });
    const sockets = ["/stream", "/gone"].map((path) => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`);
      return socket;
    });
    await until(async () => held.length === 1);
    expect(await send(url)).toMatchObject(unavailable);
    for (const socket of sockets) socket.destroy();
    held.length = 0;
    await until(async () => {
      let status: number | undefined;
      send(url).then((answer) => {
        status = answer.status;
      });
      await until(() => status !== undefined || held.length > 0);
      release();
      await until(() => status !== undefined);
      return status === 200;
    });
  });

  test("clients that are slow to send a body take no room", async () => {
    const url = await serve(hold, { maxInFlight: 1 });
    const slow = Array.from({ length: 5 }, () => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nslow");
      return socket;
    });
    await wait(50);
    const answer = send(url);
    await until(async () => held.length === 1);
    release();
    expect((await answer).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });
});

describe("an app that does not begin to answer in its time", () => {
  test("is answered for, and what it does later does nothing", async () => {
    const errors: unknown[] = [];
    const url = await serve(
      async (req, res) => {
        if (req.url === "/quick") return void res.end("quick");
        res.setHeader("x-half", "done");
        await wait(300);
        try {
          res.setHeader("x-late", "1");
          res.writeHead(200, { "content-type": "text/plain" });
          res.write("late");
          res.end("late");
        } catch (error) {
          errors.push(error);
        }
      },
      { limitMs: 100 },
    );
    const answer = await send(url);
    expect(answer).toMatchObject({ ...unavailable, headers: { connection: "close" } });
    expect(answer.headers["x-half"]).toBeUndefined();
    await wait(350);
    expect(errors).toEqual([]);
    expect(await send(url, { path: "/quick" })).toMatchObject({ status: 200, body: "quick" });
  });

  test("an answer under way may take as long as it likes", async () => {
    const app: RequestListener = async (_req, res) => {
      res.write("a");
      await wait(300);
      res.end("b");
    };
    const url = await serve(app, { limitMs: 60 });
    expect(await send(url)).toMatchObject({ status: 200, body: "ab" });
  });
});

describe("a client that sends one wrong key after the other", () => {
  const locked: RequestListener = (req, res) =>
    void res.writeHead(req.headers.authorization === "right" ? 200 : 401).end();
  const from = (address: string, authorization?: string): RawRequest => ({
    headers: { "x-forwarded-for": address, ...(authorization && { authorization }) },
  });

  test("has to wait, others and requests without a key do not", async () => {
    stopClock();
    const url = await serve(locked, {});
    for (let tries = 0; tries < 20; tries += 1) {
      expect((await send(url, from("spoofed, 1.1.1.1", "wrong"))).status).toBe(401);
    }
    const refused = () => send(url, from("other, 1.1.1.1", "right"));
    // An answer is counted once it has left, which its client may see first.
    await until(async () => (await refused()).status === 429);
    expect(await refused()).toMatchObject({
      status: 429,
      headers: { "retry-after": "60" },
      body: '{"message":"Too Many Requests"}',
    });
    expect((await send(url, from("1.1.1.1, 2.2.2.2", "right"))).status).toBe(200);
    expect((await send(url, from("1.1.1.1"))).status).toBe(401);
    const warned = lines.filter(({ level }) => level === "warn").map(({ status }) => status);
    expect(new Set(warned)).toEqual(new Set([401, 429]));
  });
});

test.each<[string, Readonly<Record<string, string>>, number]>([
  ["nobody says", {}, 1],
  ["no limit", { "cpu.max": "max 100000\n" }, 1],
  ["a quarter", { "cpu.max": "25000 100000\n" }, 0.25],
  ["four", { "cpu.max": "400000 100000\n" }, 1],
  ["half, in the old way", { "cpu.cfs_quota_us": "50000\n", "cpu.cfs_period_us": "100000\n" }, 0.5],
  ["none, in the old way", { "cpu.cfs_quota_us": "-1\n", "cpu.cfs_period_us": "100000\n" }, 1],
])("a share of the CPU: %s", (_what, files, share) => {
  const read = (file: string) => {
    const text = files[file.split("/").at(-1) ?? ""];
    if (text === undefined) throw new Error("ENOENT");
    return text;
  };
  expect(cpuShare(read)).toBe(share);
});
