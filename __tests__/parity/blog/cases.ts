import { postJson, type RawRequest } from "../../support/http";
import type { Case } from "../describe-cases";

/** A case of posts. */
export interface PostCase extends Case {
  /** Sent before it. */
  readonly before?: RawRequest;
  /** Posts that are deleted before each try. */
  readonly remove?: readonly string[];
}

export const fixture = { id: "fixture", title: "A post", contents: "Its text", author: "Somebody" };
export const post = { title: "New", contents: "Text", author: "Me" };
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const badId = { message: "id must be 1 to 128 of the characters A-Z, a-z, 0-9, _ and -" };
const json = { "content-type": "application/json" };

const created = (id: unknown, fields: object = post) => ({ ...fields, id, createdAt: time });
const get = (path: string, headers = {}): RawRequest => ({ path, headers });

const keyed = (key: string, title = post.title): RawRequest => ({
  ...postJson({ id: "keyed", ...post, title }),
  headers: { ...json, "idempotency-key": key },
});

export const contract: readonly PostCase[] = [
  {
    name: "list: newest first",
    request: get("/blog?limit=1"),
    status: 200,
    headers: json,
    body: [expect.objectContaining({ id: "newest" })],
  },
  {
    name: "list: a link to the next page",
    request: get("/blog?limit=1"),
    status: 200,
    headers: { link: expect.stringMatching(/^<\?limit=1&cursor=[\w-]+>; rel="next"$/) },
  },
  {
    name: "list: no link on the last page",
    request: get("/blog?limit=100"),
    status: 200,
    headers: { link: undefined },
  },
  {
    name: "list: limit out of range",
    request: get("/blog?limit=101"),
    status: 400,
    body: { message: "limit must be a whole number from 1 to 100" },
  },
  { name: "list: limit twice", request: get("/blog?limit=1&limit=2"), status: 400 },
  {
    name: "list: a made-up cursor",
    request: get("/blog?cursor=x%2By"),
    status: 400,
    body: { message: expect.stringMatching(/^cursor must come from/) },
  },
  {
    name: "list: an unknown parameter is let be",
    request: get("/blog?limit=1&x=%E0%A4%A"),
    status: 200,
  },
  {
    name: "create with an id",
    request: postJson({ id: "made", ...post }),
    remove: ["made"],
    status: 201,
    headers: { ...json, location: "blog/made" },
    body: created("made"),
  },
  {
    name: "create without an id makes one of the title",
    request: postJson({ ...post, title: "Ünder the Tree!" }),
    status: 201,
    headers: { location: expect.stringMatching(/^blog\/under-the-tree-[0-9a-f]{8}$/) },
    body: expect.objectContaining({ createdAt: time }),
  },
  {
    name: "create: the id exists, and the old post stays",
    request: postJson({ ...fixture, title: "Other" }),
    status: 409,
    headers: json,
    body: { message: "A post with this id exists" },
  },
  {
    name: "create with a key that is none",
    request: {
      ...postJson({ id: "keyed", ...post }),
      headers: { ...json, "idempotency-key": "a b" },
    },
    status: 400,
    body: { message: expect.stringMatching(/^Idempotency-Key must be/) },
  },
  {
    name: "create with a key: a version comes with it",
    request: keyed("one"),
    remove: ["keyed"],
    status: 201,
    headers: { location: "blog/keyed", etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) },
    body: created("keyed"),
  },
  {
    name: "create with a key, again: the same post",
    before: keyed("one"),
    request: keyed("one"),
    remove: ["keyed"],
    status: 201,
    headers: { location: "blog/keyed", etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) },
    body: created("keyed"),
  },
  {
    name: "create with a key, of another content",
    before: keyed("one"),
    request: keyed("one", "Other"),
    remove: ["keyed"],
    status: 422,
    headers: json,
    body: { message: "This Idempotency-Key made a post with another content" },
  },
  {
    name: "create with another key",
    before: keyed("one"),
    request: keyed("two"),
    remove: ["keyed"],
    status: 409,
    body: { message: "A post with this id exists" },
  },
  {
    name: "delete of another version",
    before: keyed("one"),
    request: { method: "DELETE", path: "/blog/keyed", headers: { "if-match": '"another"' } },
    remove: ["keyed"],
    status: 412,
    headers: json,
    body: { message: "The post is another version than If-Match says" },
  },
  {
    name: "get",
    request: get("/blog/fixture"),
    status: 200,
    headers: { ...json, etag: expect.stringMatching(/^"[0-9a-f-]{36}"$/) },
    body: created("fixture", fixture),
  },
  {
    name: "get what is not there",
    request: get("/blog/nobody"),
    status: 404,
    headers: json,
    body: { message: "Item not found" },
  },
  {
    name: "delete",
    request: { method: "DELETE", path: "/blog/gone" },
    status: 200,
    headers: json,
    body: { message: "OK" },
  },
  {
    name: "delete an id that is none",
    request: { method: "DELETE", path: "/blog/a.b" },
    status: 400,
    body: badId,
  },
  {
    name: "HEAD is GET without a body",
    request: { method: "HEAD", path: "/blog/fixture" },
    status: 200,
    headers: json,
  },
  {
    name: "HEAD of the list",
    request: { method: "HEAD", path: "/blog?limit=1" },
    status: 200,
    headers: { link: expect.any(String) },
  },
  {
    name: "HEAD of what is not there",
    request: { method: "HEAD", path: "/blog/nobody" },
    status: 404,
  },
  ...["/blog/", "/BLOG", "/blog/fixture/", "/blog//fixture", "/x", "//blog", "/Blog/fixture"].map(
    (path) => ({
      name: `another path: ${path}`,
      request: get(path),
      status: 404,
      headers: json,
      body: { message: "Not Found" },
    }),
  ),
  ...["PUT", "PATCH", "OPTIONS"].map((method) => ({
    name: `another method: ${method}`,
    request: { method, path: "/blog" },
    status: 404,
    body: { message: "Not Found" },
  })),
  {
    name: "DELETE of the list",
    request: { method: "DELETE", path: "/blog" },
    status: 404,
    body: { message: "Not Found" },
  },
  {
    name: "a preflight",
    request: {
      method: "OPTIONS",
      path: "/blog",
      headers: {
        origin: "https://a.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    },
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization,content-type,idempotency-key,if-match",
      "access-control-max-age": "3600",
    },
  },
  {
    name: "a preflight of a path that is none",
    request: {
      method: "OPTIONS",
      path: "/x",
      headers: { origin: "https://a.example", "access-control-request-method": "POST" },
    },
    status: 204,
  },
  {
    name: "a request from another origin",
    request: get("/blog/fixture", { origin: "https://a.example" }),
    status: 200,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": expect.stringContaining("location"),
    },
  },
  {
    name: "an error to another origin",
    request: get("/blog/nobody", { origin: "null" }),
    status: 404,
    headers: { "access-control-allow-origin": "*" },
  },
  {
    name: "no route, to another origin",
    request: get("/x", { origin: "https://a.example" }),
    status: 404,
    headers: { "access-control-allow-origin": "*" },
  },
  {
    name: "an OPTIONS that is no preflight",
    request: { method: "OPTIONS", path: "/blog", headers: { origin: "https://a.example" } },
    status: 404,
  },
];
