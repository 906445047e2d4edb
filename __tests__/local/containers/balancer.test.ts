import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { startBalancer } from "../../../local/containers/balancer";
import { freePorts } from "../../support/free-ports";
import { postJson, send } from "../../support/http";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function target(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function balancer(eligible: () => readonly string[], idleMs = 10_000): Promise<string> {
  const [port = 0] = await freePorts(1);
  const started = await startBalancer({ port, eligible, idleMs });
  closing.push(started.close);
  return `http://127.0.0.1:${port}`;
}

test("requests go to each target in turn, and to one that has left no more", async () => {
  const targets = await Promise.all(
    ["a", "b", "c"].map((name) => target((_, res) => res.end(name))),
  );
  let urls = targets.map(({ url }) => url);
  const url = await balancer(() => urls);
  const ask = async () => (await send(url)).body;
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual(["a", "b", "c", "a"]);
  urls = urls.slice(0, 2);
  const answers = new Set([await ask(), await ask(), await ask(), await ask()]);
  expect([...answers].sort()).toEqual(["a", "b"]);
});

test("a request and its answer pass as they came, but for what is each connection's own", async () => {
  const { url: one } = await target(async (req, res) => {
    const body = await text(req);
    const { headers, method, url } = req;
    res.writeHead(207, "Odd", { connection: "close", "set-cookie": ["a=1", "b=2"], "x-own": "1" });
    res.end(JSON.stringify({ method, url, headers, body }));
  });
  const url = await balancer(() => [one]);
  const sent = postJson({ title: "é" }, "/a%2Fb//c?q=%20+");
  const headers = { ...sent.headers, host: "box.lan", "x-forwarded-for": "10.0.0.1" };
  const answer = await send(url, { ...sent, headers });
  expect(answer.status).toBe(207);
  expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  const got = JSON.parse(answer.body);
  expect(got).toMatchObject({ method: "POST", url: "/a%2Fb//c?q=%20+", body: '{"title":"é"}' });
  expect(got.headers).toMatchObject({
    host: "box.lan",
    "content-type": "application/json",
    "x-forwarded-for": "10.0.0.1, 127.0.0.1",
    "x-forwarded-proto": "http",
    "x-forwarded-port": new URL(url).port,
    "x-amzn-trace-id": expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
  });
});

test("a body without a length is passed on, and a HEAD has none", async () => {
  const { url: one } = await target(async (req, res) => {
    if (req.method === "HEAD") return res.setHeader("content-length", 7).end();
    res.write(`got ${(await text(req)).length}`);
    res.end(".");
  });
  const url = await balancer(() => [one]);
  const { body } = await send(url, {
    method: "POST",
    headers: { "transfer-encoding": "chunked" },
    body: "x".repeat(100_000),
  });
  expect(body).toBe("got 100000.");
  const head = await send(url, { method: "HEAD" });
  expect([head.headers["content-length"], head.body]).toEqual(["7", ""]);
});

test("503 without a target, 502 where one hangs up or is not there, 504 where it is silent", async () => {
  const hangsUp = await target((req) => void req.socket.destroy());
  const silent = await target(() => {});
  const gone = await target(() => {});
  gone.server.close();
  const urls: string[] = [];
  const url = await balancer(() => urls, 100);
  const ask = async (...now: string[]) => {
    urls.splice(0, urls.length, ...now);
    return (await send(url, postJson({}))).status;
  };
  expect(await ask()).toBe(503);
  expect(await ask(hangsUp.url)).toBe(502);
  expect(await ask(gone.url)).toBe(502);
  expect(await ask(silent.url)).toBe(504);
});

test("an answer that breaks off ends the client's connection: it is not taken for a whole one", async () => {
  const { url: one } = await target((_, res) => {
    res.writeHead(200, { "content-length": "10" });
    res.write("12345", () => res.destroy());
  });
  const url = await balancer(() => [one]);
  await expect(send(url)).rejects.toThrow("aborted");
});

test("another protocol passes both ways", async () => {
  const { url: one, server } = await target(() => {});
  server.on("upgrade", (_, socket, head) => {
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n",
    );
    socket.write(head);
    socket.pipe(socket);
  });
  const { port, hostname } = new URL(await balancer(() => [one]));
  const client = connect(Number(port), hostname);
  client.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nhello");
  let got = "";
  client.on("data", (chunk) => {
    got += chunk;
    if (got.endsWith("hello")) client.end();
  });
  await once(client, "close");
  expect(got).toMatch(/^HTTP\/1.1 101 [\s\S]*\r\n\r\nhello$/);
});
