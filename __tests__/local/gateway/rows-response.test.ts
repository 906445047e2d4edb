import type { Outcome } from "../../../local/functions/outcome";
import { responseTo, result } from "../../support/gateway";

const OK = { statusCode: 200 };

test.each([
  [{ a: [1] }, '{"a":[1]}'],
  [[1, 2], "[1,2]"],
  [7, "7"],
  ["plain", "plain"],
])("row 17: %j without a status code is a 200 with the result as its body", async (value, body) => {
  const response = await responseTo(result(value));
  expect([response.status, response.body]).toEqual([200, body]);
  expect(response.headers["content-type"]).toBe("application/json");
});

test.each([
  ["null", "null"],
  ['""', ""],
])("row 18: the payload %s has the body '%s'", async (payload, body) => {
  const response = await responseTo({ kind: "result", payload });
  expect([response.status, response.body]).toEqual([200, body]);
});

test("row 19: a status code without a content type is plain text", async () => {
  const plain = await responseTo(result({ ...OK, body: "x" }));
  expect(plain.headers["content-type"]).toBe("text/plain; charset=utf-8");
  const own = await responseTo(result({ ...OK, headers: { "Content-Type": "a/b" } }));
  expect(own.headers["content-type"]).toBe("a/b");
});

const MALFORMED: readonly [string, unknown][] = [
  ["a fraction as status code", { statusCode: 200.5 }],
  ["a status code that HTTP does not have", { statusCode: 1000 }],
  ["a body that is an object", { ...OK, body: {} }],
  ["a body that is a number", { ...OK, body: 1 }],
  ["headers that are text", { ...OK, headers: "x" }],
  ["a header with a line break", { ...OK, headers: { a: "b\r\nc: d" } }],
  ["a header with an object", { ...OK, headers: { a: {} } }],
  ["a header name with a space", { ...OK, headers: { "a b": "c" } }],
  ["a cookie with a line break", { ...OK, cookies: ["a=1\r\nb: c"] }],
];

test.each(MALFORMED)("row 20: %s is a 500", async (_what, value) => {
  const { status, body } = await responseTo(result(value));
  expect([status, body]).toEqual([500, '{"message":"Internal Server Error"}']);
});

test("row 20: a payload that is no JSON is a 500", async () => {
  expect((await responseTo({ kind: "result", payload: "{" })).status).toBe(500);
});

test("row 21: a base64 body is decoded, whatever the client accepts", async () => {
  const value = { ...OK, body: Buffer.from("hé").toString("base64"), isBase64Encoded: true };
  const response = await responseTo(result(value), { headers: ["Accept", "text/none"] });
  expect([response.body, response.headers["content-length"]]).toEqual(["hé", "3"]);
});

test("row 22: each cookie is one set-cookie, and none comes beside them", async () => {
  const cookies = ["a=1; Path=/", "b=2"];
  const { headers } = await responseTo(
    result({ ...OK, cookies, headers: { "Set-Cookie": "c=3" } }),
  );
  expect(headers["set-cookie"]).toEqual(cookies);
});

test("row 23: names in lower case, headers of the connection are the gateway's own", async () => {
  const headers = {
    "X-One": "1",
    "X-Number": 2,
    "Content-Length": "999",
    Connection: "close",
    Date: "yesterday",
    Upgrade: "x",
    "Transfer-Encoding": "chunked",
    Trailer: "x-sum",
  };
  const { rawHeaders, ...response } = await responseTo(result({ ...OK, headers, body: "abc" }));
  expect(response.headers).toMatchObject({ "x-one": "1", "x-number": "2", "content-length": "3" });
  expect(rawHeaders).toContain("x-one");
  expect(response.headers.date).not.toBe("yesterday");
  expect(response.headers).not.toHaveProperty("upgrade");
  expect(response.headers).not.toHaveProperty("transfer-encoding");
  expect(response.headers).not.toHaveProperty("trailer");
  expect(response.headers["apigw-requestid"]).toMatch(/^\S{15,16}$/);
});

const FAILURES: readonly Outcome[] = [
  { kind: "error", errorType: "Error", errorMessage: "a secret" },
  { kind: "crash", reason: "exit status 1" },
  { kind: "timeout", timeoutMs: 10_000 },
];

test.each(FAILURES)("row 24: $kind is a 500 that tells nothing", async (outcome) => {
  const { status, body, headers } = await responseTo(outcome);
  expect([status, body]).toEqual([500, '{"message":"Internal Server Error"}']);
  expect(headers["content-type"]).toBe("application/json");
});

test("row 31: no instance to be had is a 503", async () => {
  const { status, body } = await responseTo({ kind: "no-instance" });
  expect([status, body]).toEqual([503, '{"message":"Service Unavailable"}']);
});

test("a HEAD gets the headers of the answer without its body", async () => {
  const value = result({ ...OK, headers: { "x-a": "1" }, body: "abc" });
  const { status, headers, body } = await responseTo(value, { method: "HEAD" });
  expect([status, headers["x-a"], body]).toEqual([200, "1", ""]);
});
