import { eventOf, withGateway } from "../../support/gateway";
import { send } from "../../support/http";

const json = ["content-type", "application/json"];

test.each([
  ["/a%20b", "/a b"],
  ["/a%2Fb", "/a/b"],
  ["/a%3Fb", "/a"],
  ["/a%252Fb", "/a/b"],
  ["/caf%C3%A9", "/café"],
  ["/a+b", "/a+b"],
])("row 4: %s arrives as %s", async (path, decoded) => {
  const { rawPath, requestContext } = await eventOf({ path });
  expect([rawPath, requestContext.http.path]).toEqual([decoded, decoded]);
});

test.each(["/%", "/%ff", "/%25done", "/%zz"])("row 4: %s is a 400", async (path) => {
  await withGateway({}, async ({ url }) => {
    const { status, body } = await send(url, { path });
    expect([status, body]).toEqual([400, '{"message":"Bad Request"}']);
  });
});

test.each([
  ["/?x=a+b&y=%2B", "x=a+b&y=%2B"],
  ["/?", ""],
  ["/", ""],
  ["/?a=b?c", "a=b?c"],
])("row 6: the query of %s is verbatim", async (path, query) => {
  expect((await eventOf({ path })).rawQueryString).toBe(query);
});

test("row 7: query parameters are decoded, duplicates joined, an empty value is empty", async () => {
  const { queryStringParameters } = await eventOf({ path: "/?a=1&b=x+y&a=%32&k=&n&%C3%A9=%26" });
  expect(queryStringParameters).toEqual({ a: "1,2", b: "x y", k: "", n: "", é: "&" });
});

test("row 8: path parameters are decoded", async () => {
  expect((await eventOf({ path: "/items/a%20b%2526" })).pathParameters).toEqual({ id: "a b&" });
});

test("row 9: what is absent is left out", async () => {
  const event = await eventOf({ path: "/" });
  for (const name of [
    "body",
    "queryStringParameters",
    "cookies",
    "pathParameters",
    "stageVariables",
  ]) {
    expect(event).not.toHaveProperty(name);
  }
});

test("row 10: header names in lower case, duplicates joined by a bare comma", async () => {
  const { headers } = await eventOf({ headers: ["X-A", "1", "x-a", "2", "X-B", "c, d"] });
  expect(headers).toMatchObject({ "x-a": "1,2", "x-b": "c, d" });
  expect(headers).not.toHaveProperty("X-A");
});

test("row 11: cookies leave the headers, one each", async () => {
  const event = await eventOf({ headers: ["Cookie", "a=1; b=x=y", "cookie", "c=3"] });
  expect(event.cookies).toEqual(["a=1", "b=x=y", "c=3"]);
  expect(event.headers).not.toHaveProperty("cookie");
});

test("row 12: the gateway adds who asked, by which port, and how long it is", async () => {
  const { headers } = await eventOf({ method: "POST", body: "äb", headers: json });
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers["x-forwarded-port"]).toBe(headers.host?.split(":")[1]);
  expect(headers["x-forwarded-proto"]).toBe("http");
  expect(headers["x-amzn-trace-id"]).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  expect(headers["content-length"]).toBe("3");
  expect((await eventOf({})).headers["content-length"]).toBe("0");
});

test("row 12: a forwarded address is kept before the client's", async () => {
  const { headers } = await eventOf({ headers: ["X-Forwarded-For", "10.0.0.1"] });
  expect(headers["x-forwarded-for"]).toBe("10.0.0.1, 127.0.0.1");
});

test("row 13: headers of the connection are dropped", async () => {
  const sent = [
    ...["Connection", "close", "Proxy-Authenticate", "Basic"],
    ...["TE", "trailers", "Transfer-Encoding", "chunked"],
  ];
  const { headers, body } = await eventOf({ method: "POST", headers: sent });
  for (const name of ["connection", "proxy-authenticate", "te", "transfer-encoding"]) {
    expect(headers).not.toHaveProperty(name);
  }
  expect(body).toBeUndefined();
});

test("row 13: expect and upgrade are dropped", async () => {
  const { headers } = await eventOf({ headers: ["Expect", "100-continue", "Upgrade", "x"] });
  expect(headers).not.toHaveProperty("expect");
  expect(headers).not.toHaveProperty("upgrade");
});

const TEXT = ["text/html", "application/json", "application/xml", "application/javascript"];
const BINARY = ["application/x-www-form-urlencoded", "image/png", "application/problem+json"];

test.each(TEXT)("row 14: %s travels as text", async (type) => {
  const event = await eventOf({ method: "POST", body: "hé", headers: ["content-type", type] });
  expect([event.body, event.isBase64Encoded]).toEqual(["hé", false]);
});

test.each(BINARY)("row 14: %s travels as base64", async (type) => {
  const event = await eventOf({ method: "POST", body: "hé", headers: ["content-type", type] });
  expect([event.body, event.isBase64Encoded]).toEqual(["aMOp", true]);
});

test("row 14: without a content type it is base64, without a body it is not", async () => {
  const event = await eventOf({ method: "POST", body: "x" });
  expect([event.body, event.isBase64Encoded]).toEqual(["eA==", true]);
  expect((await eventOf({ method: "POST" })).isBase64Encoded).toBe(false);
});

test.each([
  ["application/json; charset=utf-8", false],
  ['text/plain;charset="UTF-8"', false],
  ["text/plain; charset=iso-8859-1", true],
  ["application/json; charset=iso-8859-1", true],
])("row 15: %s is base64: %s", async (type, base64) => {
  const event = await eventOf({ method: "POST", body: "x", headers: ["content-type", type] });
  expect(event.isBase64Encoded).toBe(base64);
});

test("row 16: requestContext says what, when and by whom", async () => {
  const before = Date.now();
  const event = await eventOf({ path: "/items/1?x=1", headers: ["User-Agent", "me/1"] });
  const { requestContext } = event;
  expect(requestContext).toEqual({
    accountId: expect.stringMatching(/^\d{12}$/),
    apiId: expect.any(String),
    domainName: "127.0.0.1",
    domainPrefix: "127",
    requestId: expect.stringMatching(/^\S{15,16}$/),
    routeKey: "GET /items/{id}",
    stage: "$default",
    time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
    timeEpoch: expect.any(Number),
    http: {
      method: "GET",
      path: "/items/1",
      protocol: "HTTP/1.1",
      sourceIp: "127.0.0.1",
      userAgent: "me/1",
    },
  });
  expect(requestContext.timeEpoch).toBeGreaterThanOrEqual(before);
  expect(requestContext.timeEpoch).toBeLessThanOrEqual(Date.now());
  expect(event.version).toBe("2.0");
});
