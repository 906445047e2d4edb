import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { adapt } from "../../../runtime/adapter/adapt";
import { Instance } from "../../../runtime/adapter/instance";
import type { LogLine } from "../../../runtime/adapter/log";
import { send } from "../../support/http";

const lines: LogLine[] = [];
let server: Server;

async function serve(app: RequestListener): Promise<string> {
  const adapted = adapt(app, {
    instance: new Instance("containers"),
    log: (line) => lines.push(line),
    requestId: () => "id",
    routeOf: ({ url }) => (url?.startsWith("/items/") ? "/items/{id}" : undefined),
  });
  server = createServer(adapted).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(() => {
  lines.length = 0;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

/** The log line is written when the answer has left, which the client may see first. */
async function logged(count: number): Promise<LogLine[]> {
  while (lines.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  return lines;
}

test("one log line a request, with nothing of the input in it", async () => {
  const url = await serve((req, res) => {
    res.statusCode = req.url === "/secret" ? 404 : 200;
    res.end();
  });
  await send(url, { path: "/items/secret-id?q=secret", headers: { authorization: "secret" } });
  await send(url, { path: "/secret" });
  const found = await logged(2);
  expect(found).toEqual([
    expect.objectContaining({
      level: "info",
      method: "GET",
      route: "/items/{id}",
      status: 200,
      cold: true,
    }),
    expect.objectContaining({ route: null, status: 404, cold: false }),
  ]);
  expect(Object.keys(found[0] ?? {})).toEqual([
    "time",
    "level",
    "requestId",
    "method",
    "route",
    "status",
    "ms",
    "backend",
    "instance",
    "cold",
  ]);
  expect(JSON.stringify(found)).not.toContain("secret");
});

test("what an app says that it failed by is in the log, with its causes, for a 5xx alone", async () => {
  const url = await serve((req, res) => {
    const err = new TypeError("inner", { cause: new Error("connect ECONNREFUSED") });
    res.statusCode = req.url === "/500" ? 500 : 400;
    Object.assign(res, { err }).end();
  });
  await send(url, { path: "/500" });
  await send(url, { path: "/400" });
  const [first, second] = await logged(2);
  expect(first?.level).toBe("error");
  expect(first?.error).toContain("TypeError: inner");
  expect(first?.error).toContain("caused by Error: connect ECONNREFUSED");
  expect(second).not.toHaveProperty("error");
});

describe("says who answered, however the app answers", () => {
  const answers: Readonly<Record<string, RequestListener>> = {
    end: (_req, res) => res.end("x"),
    write: (_req, res) => {
      res.write("x");
      res.end();
    },
    "writeHead with a message and an object": (_req, res) =>
      res.writeHead(200, "Fine", { "x-own": "1" }).end("x"),
    "writeHead with a list": (_req, res) => res.writeHead(200, ["x-own", "1"]).end("x"),
    "writeHead with a list of pairs": (_req, res) =>
      res.writeHead(200, [["x-own", "1"]] as unknown as string[]).end("x"),
    flushHeaders: (_req, res) => {
      res.flushHeaders();
      res.end("x");
    },
  };

  test.each(Object.entries(answers))("%s", async (how, app) => {
    const { status, headers, body } = await send(await serve(app));
    expect([status, body]).toEqual([200, "x"]);
    expect(headers).toMatchObject({
      "x-backend": "containers",
      "x-instance-id": expect.stringMatching(/^[0-9a-f]{12}$/),
      "x-instance-seq": "1",
      "server-timing": expect.stringMatching(/^app;dur=\d+\.\d$/),
    });
    if (how.startsWith("writeHead")) expect(headers["x-own"]).toBe("1");
  });

  test("an instance's first answer says how long it had been ready, the others do not", async () => {
    const url = await serve((_req, res) => res.end("x"));
    expect((await send(url)).headers["x-ready-age-ms"]).toMatch(/^\d+\.\d$/);
    expect((await send(url)).headers).not.toHaveProperty("x-ready-age-ms");
  });

  test("a list's header that comes twice is sent twice, in the place of one set before", async () => {
    const url = await serve((_req, res) => {
      res.setHeader("set-cookie", "old");
      res.writeHead(200, ["set-cookie", "a=1", "set-cookie", "b=2"]).end();
    });
    expect((await send(url)).headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  });

  test("the app's own timing stays, and its database's time is taken off the app's", async () => {
    const url = await serve((_req, res) => {
      res.setHeader("server-timing", "db;dur=100000, cache;dur=1");
      res.end();
    });
    const { headers } = await send(url);
    expect(headers["server-timing"]).toBe("app;dur=0.0, db;dur=100000, cache;dur=1");
  });

  test("a second head is the app's mistake, as ever", async () => {
    let thrown: unknown;
    const url = await serve((_req, res) => {
      res.writeHead(200).write("x");
      try {
        res.writeHead(500);
      } catch (error) {
        thrown = error;
      }
      res.end();
    });
    expect((await send(url)).status).toBe(200);
    expect(thrown).toMatchObject({ code: "ERR_HTTP_HEADERS_SENT" });
  });
});
