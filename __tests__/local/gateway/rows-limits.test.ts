import type { Outcome } from "../../../local/functions/outcome";
import { headSize } from "../../../local/gateway/limits";
import { takeToken } from "../../../local/gateway/throttle";
import { cors, responseTo, result, someRoutes as routes, withGateway } from "../../support/gateway";
import { send } from "../../support/http";

const origin = ["Origin", "http://page.example"];
const preflight = [...origin, "Access-Control-Request-Method", "POST"];
const exposed = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": cors.exposeHeaders.join(","),
};

test("row 25: past the integration timeout it is a 503, and the function runs on", async () => {
  let finish: (outcome: Outcome) => void = () => undefined;
  const invoked = new Promise<Outcome>((resolve) => {
    finish = resolve;
  });
  const invoke = jest.fn(() => invoked);
  await withGateway({ invoke, integrationTimeoutMs: 50 }, async ({ url }) => {
    const { status, body } = await send(url);
    expect([status, body]).toEqual([503, '{"message":"Service Unavailable"}']);
    // What it answers then goes nowhere, and hurts nobody.
    finish(result("late"));
    invoke.mockResolvedValue(result("in time"));
    expect((await send(url)).body).toBe("in time");
  });
});

test("row 26: an event that is too large is a 413", async () => {
  const { status, body } = await responseTo({ kind: "event-too-large" });
  expect([status, body]).toEqual([413, '{"message":"Request Entity Too Large"}']);
});

test("row 26: a body over the API's own 10 MB is a 413 without an invocation", async () => {
  const invoke = jest.fn(async () => result("never"));
  await withGateway({ invoke }, async ({ url }) => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect((await send(url, { method: "POST", body })).status).toBe(413);
  });
  expect(invoke).not.toHaveBeenCalled();
});

test("row 27: a response that is too large is a 500", async () => {
  expect((await responseTo({ kind: "response-too-large" })).status).toBe(500);
});

test("row 28: request line and headers over 10,240 bytes are refused with a 431", async () => {
  await withGateway({}, async ({ url }) => {
    const own = headSize("GET", "/", "1.1", [
      ...["host", new URL(url).host],
      ...["connection", "close"],
      ...["x-long", ""],
    ]);
    const fits = await send(url, { headers: ["x-long", "x".repeat(10_240 - own)] });
    expect(fits.status).toBe(200);
    const over = await send(url, { headers: ["x-long", "x".repeat(10_241 - own)] });
    expect(over.status).toBe(431);
    expect(over.body).toBe('{"message":"Request Header Fields Too Large"}');
    expect((await send(url, { path: `/${"x".repeat(10_240)}` })).status).toBe(431);
  });
});

test("row 28: what Node itself refuses is a 431 in JSON too", async () => {
  await withGateway({}, async ({ url }) => {
    const { status, body, headers } = await send(url, { headers: ["x", "x".repeat(40_000)] });
    expect([status, body]).toEqual([431, '{"message":"Request Header Fields Too Large"}']);
    expect(headers["content-type"]).toBe("application/json");
  });
});

test("row 29: the gateway answers a preflight itself", async () => {
  const invoke = jest.fn(async () => result("never"));
  await withGateway({ routes, invoke }, async ({ url }) => {
    const { status, headers, body } = await send(url, { method: "OPTIONS", headers: preflight });
    expect([status, body]).toEqual([204, ""]);
    expect(headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": cors.allowMethods.join(","),
      "access-control-allow-headers": cors.allowHeaders.join(","),
      "access-control-max-age": String(cors.maxAgeSeconds),
    });
  });
  expect(invoke).not.toHaveBeenCalled();
});

test("row 29: any other OPTIONS is routed like the rest", async () => {
  await withGateway({ routes }, async ({ url }) => {
    const asks = ["Access-Control-Request-Method", "POST"];
    for (const headers of [[], origin, asks]) {
      expect((await send(url, { method: "OPTIONS", path: "/notes", headers })).status).toBe(404);
    }
  });
});

test("row 29: the policy's headers replace the function's own, for a request with an origin", async () => {
  const headers = { "Access-Control-Allow-Origin": "http://x", "Access-Control-Max-Age": "1" };
  for (const statusCode of [200, 204]) {
    const outcome = result({ statusCode, headers });
    const asked = await responseTo(outcome, { headers: origin });
    expect(asked.headers).toMatchObject(exposed);
    expect(asked.headers).not.toHaveProperty("access-control-max-age");
    expect((await responseTo(outcome)).headers).not.toHaveProperty("access-control-allow-origin");
  }
});

test("row 29: an origin that the policy does not know gets nothing", async () => {
  const policy = { ...cors, allowOrigins: ["http://other.example"] };
  await withGateway({ cors: policy }, async ({ url }) => {
    for (const method of ["GET", "OPTIONS"]) {
      const { headers } = await send(url, { method, headers: preflight });
      expect(headers).not.toHaveProperty("access-control-allow-origin");
      expect(headers).not.toHaveProperty("access-control-allow-methods");
    }
  });
});

test("row 29: the gateway's own errors can be read by a page too", async () => {
  await withGateway({ routes }, async ({ url }) => {
    for (const path of ["/nowhere", "/%"]) {
      expect((await send(url, { path, headers: origin })).headers).toMatchObject(exposed);
    }
  });
});

test("row 30: over the burst it is a 429", async () => {
  const throttle = { ratePerSecond: 0.001, burst: 2 };
  await withGateway({ throttle }, async ({ url }) => {
    const answers = [await send(url), await send(url), await send(url)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]?.body).toBe('{"message":"Too Many Requests"}');
  });
});

test("row 30: the bucket fills at its rate, up to its burst", () => {
  const throttle = { ratePerSecond: 10, burst: 2 };
  const allowed: boolean[] = [];
  let bucket: Parameters<typeof takeToken>[1];
  for (const now of [0, 0, 0, 99, 100, 100, 10_000, 10_000, 10_000]) {
    const taken = takeToken(throttle, bucket, now);
    allowed.push(taken.allowed);
    bucket = taken.bucket;
  }
  expect(allowed).toEqual([true, true, false, false, true, false, true, true, false]);
});
