import { createServer, get, type RequestListener, Server } from "node:http";
import { createServer as createSocketServer, Server as SocketServer } from "node:net";
import { captureListen } from "../../../runtime/adapter/capture-listen";
import { loadApp } from "../../../runtime/adapter/load";

const listen = SocketServer.prototype.listen;
afterEach(() => {
  SocketServer.prototype.listen = listen;
});

/** What the app that a module exports answers. */
async function loaded(load: () => unknown): Promise<RequestListener> {
  return loadApp(load, "my-api/index.js", captureListen());
}

const answer = (_req: unknown, res: { end(text: string): void }) => res.end("found");
const express = Object.assign(answer.bind(undefined), { handle: () => {} });
/** Whether that listener is the one. */
function finds(listener: RequestListener): boolean {
  let said = "";
  listener(
    {} as never,
    {
      end: (text: string) => {
        said = text;
      },
    } as never,
  );
  return said === "found";
}

describe("an app is", () => {
  const makers: Readonly<Record<string, () => unknown>> = {
    "module.exports, an Express app": () => express,
    "module.exports, a listener": () => answer,
    "a default export": () => ({ default: express }),
    "a named app": () => ({ app: express }),
    "a CommonJS module seen by an ES one": () => ({ default: { app: express } }),
    "what create gives": () => ({ create: () => express }),
    "what an async create gives": () => ({ create: async () => express }),
    "what an async default function gives": () => ({ default: async () => answer }),
    "a server": () => createServer(answer as RequestListener),
    "what a module that is still being loaded exports": async () => ({ default: express }),
  };

  test.each(Object.entries(makers))("%s", async (_what, load) => {
    expect(finds(await loaded(load))).toBe(true);
  });

  test("what it calls listen on, by itself, when it is loaded", async () => {
    const said: string[] = [];
    const listener = await loaded(() => {
      const server = createServer(answer as RequestListener).listen(3000, () => {
        said.push(`listening on ${JSON.stringify(server.address())}, ${server.listening}`);
      });
    });
    expect(finds(listener)).toBe(true);
    await new Promise(setImmediate);
    expect(said).toEqual(['listening on {"address":"0.0.0.0","family":"IPv4","port":3000}, true']);
  });

  test("what it calls listen on later, once it has connected", async () => {
    const listener = await loaded(() => {
      setTimeout(() => createServer(answer as RequestListener).listen({ port: 3000 }), 20);
    });
    expect(finds(listener)).toBe(true);
  });

  test("what it exports, where it listens too", async () => {
    const listener = await loaded(() => {
      createServer((_req, res) => res.end("other")).listen(3000);
      createServer((_req, res) => res.end("metrics")).listen(9090);
      return express;
    });
    expect(finds(listener)).toBe(true);
  });
});

describe("what is none is told in a sentence", () => {
  test.each([
    [
      "a class",
      () => ({ default: class Api {} }),
      /^my-api\/index\.js exports the class Api; it needs an Express app/,
    ],
    [
      "a throw",
      () => {
        throw new Error("no DB_URL");
      },
      /^my-api\/index\.js failed when it was loaded: Error: no DB_URL$/,
    ],
    [
      "a create that throws",
      () => ({ create: async () => Promise.reject(new Error("no DB_URL")) }),
      /^my-api\/index\.js failed when it ran its create: Error: no DB_URL$/,
    ],
    [
      "a create that gives something else",
      () => ({ create: () => new Map() }),
      /^my-api\/index\.js: its create gives an object \(Map\); it must give an Express app/,
    ],
    [
      "two servers that listen",
      () => {
        for (const port of [3000, 9090]) createServer().listen(port);
      },
      /^my-api\/index\.js listens 2 times \(ports 3000, 9090\): export the one app/,
    ],
  ])("%s", async (_what, load, message) => {
    await expect(loaded(load)).rejects.toThrow(message);
  });

  test("nothing, when nothing is left that could make it listen", async () => {
    const waiting = loaded(() => ({ port: 3000 }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.emit("beforeExit", 0);
    await expect(waiting).rejects.toThrow(/^my-api\/index\.js has nothing that answers requests/);
  });
});

describe("capturing listen", () => {
  test("leaves servers of other kinds, and the one that may", async () => {
    const captured = captureListen();
    const plain = createSocketServer();
    const own = createServer((_req, res) => res.end("own"));
    captured.exempt(own);
    await Promise.all(
      [plain, own].map((one) => new Promise<void>((done) => one.listen(0, "127.0.0.1", done))),
    );
    const { port } = own.address() as { port: number };
    const body = await new Promise((resolve) =>
      get({ port, host: "127.0.0.1", agent: false }, (res) =>
        res.on("data", (chunk) => resolve(String(chunk))),
      ),
    );
    expect(body).toBe("own");
    expect(captured.servers).toEqual([]);
    plain.close();
    own.close();
    own.closeAllConnections();
  });

  test("an app that closes its server is told so when the last request is answered", () => {
    const captured = captureListen();
    const server = new Server().listen(3000);
    const closed = jest.fn();
    server.on("close", closed);
    server.close(closed);
    expect(closed).not.toHaveBeenCalled();
    captured.finish();
    expect(closed).toHaveBeenCalledTimes(2);
  });
});
