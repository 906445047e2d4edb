import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "../../runtime/app";
import { Unavailable } from "../../runtime/errors";
import { Instance } from "../../runtime/instance";
import type { LogLine } from "../../runtime/log";
import type { PostStore } from "../../runtime/post-store";
import { postJson, type RawRequest, send } from "../support/http";

const post = { title: "t", contents: "c", author: "a" };
const stored = { ...post, id: "p1", createdAt: "2026-01-01T00:00:00.000Z" };
const store: PostStore = {
  list: async () => ({ posts: [stored], next: undefined }),
  create: async () => {},
  get: async () => stored,
  remove: async () => {},
};
const lines: LogLine[] = [];
let server: Server;

async function serve(posts: PostStore, writeKeySha256?: string): Promise<string> {
  const app = createApp({
    posts,
    instance: new Instance("containers"),
    log: (line) => lines.push(line),
    writeKeySha256,
  });
  server = createServer(app).listen(0, "127.0.0.1");
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
  const url = await serve(store);
  await send(url, { path: "/blog/secret-id?q=secret", headers: { authorization: "secret" } });
  await send(url, { path: "/secret" });
  await send(url, postJson({ ...post, title: "secret" }));
  const found = await logged(3);
  expect(found).toEqual([
    expect.objectContaining({
      level: "info",
      method: "GET",
      route: "/blog/{id}",
      status: 200,
      cold: true,
    }),
    expect.objectContaining({ route: null, status: 404, cold: false }),
    expect.objectContaining({ method: "POST", route: "/blog", status: 201 }),
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

test("a bug is 500 without a stack, and the log has it", async () => {
  const url = await serve({
    ...store,
    get: async () => {
      throw new TypeError("inner secret");
    },
  });
  const answer = await send(url, { path: "/blog/p1" });
  expect(answer).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
  expect((await logged(1))[0]).toMatchObject({
    level: "error",
    error: expect.stringContaining("TypeError: inner secret"),
  });
});

test("a database that is away is 503 with Retry-After, and the log has the cause", async () => {
  const url = await serve({
    ...store,
    list: async () => {
      throw new Unavailable(new Error("connect ECONNREFUSED"));
    },
  });
  const answer = await send(url, { path: "/blog" });
  expect(answer).toMatchObject({
    status: 503,
    body: '{"message":"Service Unavailable"}',
    headers: { "retry-after": "1" },
  });
  expect((await logged(1))[0]?.error).toContain("connect ECONNREFUSED");
});

describe("with a write key", () => {
  const sha256 = createHash("sha256").update("key").digest("hex");
  const authorization = "Bearer key";
  const remove: RawRequest = { method: "DELETE", path: "/blog/p1" };
  const create = postJson(post);

  test.each([
    ["POST", create, 201],
    ["DELETE", remove, 200],
  ])("%s wants it", async (_method, request, status) => {
    const url = await serve(store, sha256);
    const refused = await send(url, request);
    expect(refused).toMatchObject({ status: 401, headers: { "www-authenticate": "Bearer" } });
    const headers = { ...request.headers, authorization };
    expect((await send(url, { ...request, headers })).status).toBe(status);
  });

  test("reading does not", async () => {
    const url = await serve(store, sha256);
    expect((await send(url, { path: "/blog" })).status).toBe(200);
  });
});
