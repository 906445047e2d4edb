import { postJson, type RawRequest } from "../../support/http";
import { type PostCase, post } from "./cases";

const raw = (body: string | Buffer, headers: Readonly<Record<string, string>>): RawRequest => ({
  method: "POST",
  path: "/blog",
  headers,
  body,
});
const asJson = (body: string | Buffer) => raw(body, { "content-type": "application/json" });
const withField = (field: string, value: string) =>
  asJson(JSON.stringify({ ...post, [field]: "?" }).replace('"?"', value));
const good = JSON.stringify(post);
const tooLarge = { message: "Request Entity Too Large" };
const badId = { message: "id must be 1 to 128 of the characters A-Z, a-z, 0-9, _ and -" };
const notFound = { message: "Not Found" };
const refused = { message: "Bad Request" };
const unsupported = { message: "The body must be application/json in UTF-8, not compressed" };

const sized = (bytes: number) => asJson(JSON.stringify({ ...post, contents: "x".repeat(bytes) }));
const largest = 64 * 1024 - JSON.stringify({ id: "largest", ...post, contents: "" }).length;

export const badInput: readonly PostCase[] = [
  {
    name: "a body of exactly 64 KiB is taken",
    request: postJson({ id: "largest", ...post, contents: "x".repeat(largest) }),
    remove: ["largest"],
    status: 201,
  },
  {
    name: "a body of one byte more",
    request: postJson({ id: "largest", ...post, contents: "x".repeat(largest + 1) }),
    status: 413,
    body: tooLarge,
  },
  { name: "a body of 65 KB", request: sized(65 * 1024), status: 413, body: tooLarge },
  { name: "a body of 200 KB", request: sized(200 * 1024), status: 413, body: tooLarge },
  { name: "a body of 10 MB", request: sized(10_000_000), status: 413, body: tooLarge },
  ...["{", "[1,", "nul", "{'a':1}", "{} {}"].map((body) => ({
    name: `invalid JSON: ${body}`,
    request: asJson(body),
    status: 400,
    body: { message: "The body is not valid JSON" },
  })),
  ...["null", '"abc"', "[]", `[${good}]`, "7"].map((body) => ({
    name: `JSON that is no object: ${body}`,
    request: asJson(body),
    status: 400,
    body: { message: "The body must be a JSON object" },
  })),
  {
    name: "an empty body",
    request: asJson(""),
    status: 400,
    body: { message: "The body is not valid JSON" },
  },
  { name: "no content type", request: raw(good, {}), status: 415, body: unsupported },
  ...[
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=latin1",
    "application/json; charset=iso-8859-1",
    "application/jsonp",
  ].map((type) => ({
    name: `content type ${type}`,
    request: raw(good, { "content-type": type }),
    status: 415,
    body: unsupported,
  })),
  {
    name: "content type with charset=UTF-8 is taken",
    request: raw(JSON.stringify({ ...post, id: "charset" }), {
      "content-type": "application/json; charset=UTF-8",
    }),
    remove: ["charset"],
    status: 201,
  },
  ...["gzip", "br", "deflate", "x"].map((encoding) => ({
    name: `content encoding ${encoding}`,
    request: raw(good, { "content-type": "application/json", "content-encoding": encoding }),
    status: 415,
    body: unsupported,
  })),
  {
    name: "invalid UTF-8",
    request: asJson(
      Buffer.concat([
        Buffer.from('{"title":"a'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('","contents":"c","author":"a"}'),
      ]),
    ),
    status: 400,
  },
  { name: "a lone surrogate", request: withField("title", '"a\\ud800b"'), status: 400 },
  { name: "NUL in the title", request: withField("title", '"a\\u0000b"'), status: 400 },
  {
    name: "a control character in the contents",
    request: withField("contents", '"a\\u001bb"'),
    status: 400,
  },
  {
    name: "tab and line breaks in the contents are taken",
    request: postJson({ id: "breaks", ...post, contents: "a\tb\r\nc" }),
    remove: ["breaks"],
    status: 201,
  },
  ...["__proto__", "constructor", "toString"].map((key) => ({
    name: `the key ${key}`,
    request: asJson(`{"title":"t","contents":"c","author":"a","${key}":{"polluted":true}}`),
    status: 400,
  })),
  ...['""', "7", "{}", "null", `"${"i".repeat(3_000)}"`, '"a b"', '"a/b"', '"é"'].map((id) => ({
    name: `the id ${id.slice(0, 12)}`,
    request: withField("id", id),
    status: 400,
    body: badId,
  })),
  ...["1e400", "123456789012345678901234567890", "true", "null", "[]"].map((value) => ({
    name: `a title of ${value}`,
    request: withField("title", value),
    status: 400,
  })),
  {
    name: "nesting 5,000 deep",
    request: withField("title", "[".repeat(5_000) + "]".repeat(5_000)),
    status: 400,
  },
  {
    name: "nesting 5,000 deep, the body itself",
    request: asJson("[".repeat(5_000) + "]".repeat(5_000)),
    status: 400,
  },
  {
    name: "reserved words of DynamoDB work",
    request: postJson({
      id: "select",
      title: "SELECT",
      contents: "TABLE name status",
      author: "user",
    }),
    remove: ["select"],
    status: 201,
  },
  { name: "a field that is missing", request: postJson({ title: "t" }), status: 400 },
  {
    name: "a field that is unknown",
    request: postJson({ ...post, createdAt: "1970-01-01T00:00:00.000Z" }),
    status: 400,
  },
  ...["/blog/%", "/blog/%ff", "/x/%ff", "/blog/%25done"].map((path) => ({
    name: `a path that cannot be decoded: ${path}`,
    request: { path },
    status: 400,
    body: refused,
  })),
  {
    name: "an absolute target without a host",
    request: { path: "http://" },
    status: 400,
    body: refused,
  },
  ...["/blog/%2566ixture", "/blog/fixtur%65", "/blog/fixture%3Fx"].map((path) => ({
    name: `a path decoded twice and cut: ${path}`,
    request: { path },
    status: 200,
  })),
  ...[
    "/blog/%0d%0ax-a:b",
    `/blog/${"i".repeat(3_000)}`,
    "/blog/%2e%2e",
    "/blog/%25252e",
    "/blog/a%20b",
    "/blog/%3Cimg%3E",
  ].map((path) => ({
    name: `an id that is none: ${path.slice(0, 24)}`,
    request: { path },
    status: 400,
    body: badId,
  })),
  ...["/blog/a%2Fb", "/blog/a%252Fb", "/blog/%2e%2e%2fblog"].map((path) => ({
    name: `an id with an encoded slash: ${path}`,
    request: { path },
    status: 404,
    body: notFound,
  })),
  { name: "20 KB of URL", request: { path: `/blog?x=${"y".repeat(20_000)}` }, status: 431 },
  {
    name: "20 KB of header",
    request: { path: "/blog", headers: { "x-long": "y".repeat(20_000) } },
    status: 431,
  },
  {
    name: "markup is kept as it is",
    request: postJson({ id: "markup", ...post, contents: "<img src=x onerror=alert(1)>" }),
    remove: ["markup"],
    status: 201,
    body: expect.objectContaining({ contents: "<img src=x onerror=alert(1)>" }),
  },
];
