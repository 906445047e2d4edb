import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createBlog } from "../../../runtime/blog";
import { Unavailable } from "../../../runtime/blog/errors";
import type { PostStore } from "../../../runtime/blog/post-store";
import { postJson, type RawRequest, send } from "../../support/http";

const post = { title: "t", contents: "c", author: "a" };
const stored = { ...post, id: "p1", createdAt: "2026-01-01T00:00:00.000Z" };
const store: PostStore = {
  list: async () => ({ posts: [stored], next: undefined }),
  create: async (made) => ({ post: made, version: "v1" }),
  get: async () => ({ post: stored, version: "v1" }),
  remove: async () => {},
};
let server: Server;
/** What the blog left for a log to find. */
let err: unknown;

async function serve(posts: PostStore, writeKeySha256?: string): Promise<string> {
  const app = createBlog(posts, writeKeySha256);
  server = createServer((req, res) => {
    res.on("finish", () => {
      err = (res as { err?: unknown }).err;
    });
    app(req, res);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(() => {
  err = undefined;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test("a bug is 500 without a stack, and a log finds it", async () => {
  const url = await serve({
    ...store,
    get: async () => {
      throw new TypeError("inner secret");
    },
  });
  const answer = await send(url, { path: "/blog/p1" });
  expect(answer).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
  expect(err).toEqual(new TypeError("inner secret"));
});

test("a database that is away is 503 with Retry-After, and a log finds the cause", async () => {
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
  expect((err as Error).cause).toEqual(new Error("connect ECONNREFUSED"));
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
