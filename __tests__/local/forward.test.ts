import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { forward } from "../../local/forward";
import { send } from "../support/http";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A page's server before a backend. */
async function before(backend: string): Promise<string> {
  return serve((req, res) => {
    if (!forward({ "/functions": backend }, req, res)) res.writeHead(404).end("the page's own");
  });
}

test("a request goes on without the prefix, and its answer comes back as it was", async () => {
  const backend = await serve(async (req, res) => {
    res.writeHead(418, "Teapot", [
      "set-cookie",
      "a=1",
      "set-cookie",
      "b=2",
      "x-host",
      `${req.headers.host}`,
    ]);
    res.end(`${req.method} ${req.url} ${await text(req)}`);
  });
  const page = await before(backend);
  const answer = await send(page, { method: "PUT", path: "/functions/a%20b?x=+1", body: "sent" });
  expect(answer).toMatchObject({ status: 418, body: "PUT /a%20b?x=+1 sent" });
  expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  expect(answer.headers["x-host"]).toBe(new URL(backend).host);
});

test.each(["/", "/functions", "/functionsx/a", "//", "/containers/a"])(
  "%s is the page's",
  async (path) => {
    const page = await before(await serve((_req, res) => res.end("the backend's")));
    expect(await send(page, { path })).toMatchObject({ status: 404, body: "the page's own" });
  },
);

test("a backend that is away is a 502, and one that breaks off ends the answer", async () => {
  const gone = await serve((_req, res) => res.end());
  servers.splice(0).forEach((server) => void server.close());
  expect(await send(await before(gone), { path: "/functions/" })).toMatchObject({
    status: 502,
    body: '{"message":"Bad Gateway"}',
  });
  const breaking = await serve((_req, res) => {
    res.writeHead(200, { "content-length": 10 });
    res.write("half", () => res.destroy());
  });
  await expect(send(await before(breaking), { path: "/functions/" })).rejects.toThrow();
});
