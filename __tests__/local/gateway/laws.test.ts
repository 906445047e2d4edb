import fc from "fast-check";
import { toEvent } from "../../../local/gateway/event";
import { toResponse } from "../../../local/gateway/result";
import { parseTarget } from "../../../local/gateway/target";
import { createRouter } from "../../../runtime/app/routing";

const text = fc.string({ unit: "grapheme", minLength: 1 });
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,10}$/);
const route = createRouter([
  { method: "ANY", path: "/{id}" },
  { method: "ANY", path: "$default" },
]);

function eventFor(target: string, rawHeaders: string[] = [], body = Buffer.alloc(0)) {
  const parsed = parseTarget(target);
  const match = parsed && route("GET", parsed.path);
  if (!match) throw new Error(`${target} has no event`);
  const connection = { httpVersion: "1.1", sourceIp: "::1", port: 1, requestId: "i", traceId: "t" };
  const request = { method: "GET", target: parsed, rawHeaders, body, time: new Date(0) };
  return toEvent({ ...connection, ...request }, match);
}

test("a path encoded twice comes back as it was", () => {
  fc.assert(
    fc.property(text, (id) => {
      const path = `/${encodeURIComponent(encodeURIComponent(id))}`;
      expect(eventFor(path).rawPath).toBe(`/${id}`);
    }),
  );
});

test("any query is kept verbatim, and its parameters are what was meant", () => {
  fc.assert(
    fc.property(fc.dictionary(text, text), (parameters) => {
      const query = new URLSearchParams(parameters).toString();
      const event = eventFor(`/x?${query}`);
      expect(event.rawQueryString).toBe(query);
      expect(event.queryStringParameters ?? {}).toEqual({ ...parameters });
    }),
  );
});

test("any target is an event or a refusal, never a failure", () => {
  fc.assert(
    fc.property(fc.string(), (target) => {
      const parsed = parseTarget(`/${target}`);
      if (parsed) expect(eventFor(`/${target}`).rawPath).toBe(parsed.path);
    }),
  );
});

test("an event survives JSON: nothing in it is undefined", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text)), fc.uint8Array(), (headers, bytes) => {
      const event = eventFor("/x?a=1", headers.flat(), Buffer.from(bytes));
      expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
    }),
  );
});

test("every byte of a body goes to the function and back", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom("image/png", "a/b", ""), (bytes, type) => {
      const sent = Buffer.from(bytes);
      const { body, isBase64Encoded } = eventFor("/x", ["Content-Type", type], sent);
      const payload = JSON.stringify({ statusCode: 200, body, isBase64Encoded });
      expect(toResponse({ kind: "result", payload }).body).toEqual(sent);
    }),
  );
});

test("any text body goes to the function and back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (sent) => {
      const event = eventFor("/x", ["content-type", "text/plain"], Buffer.from(sent));
      const payload = JSON.stringify({ statusCode: 200, body: event.body });
      expect(toResponse({ kind: "result", payload }).body.toString()).toBe(sent);
    }),
  );
});

test("any result is a response with a status of HTTP", () => {
  const result = fc.oneof(
    fc.json(),
    fc.record({ statusCode: fc.anything(), headers: fc.anything(), body: fc.anything() }).map(safe),
    fc.string(),
  );
  fc.assert(
    fc.property(result, (payload) => {
      const { status, headers } = toResponse({ kind: "result", payload });
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(600);
      for (const [key] of headers) expect(key).toBe(key.toLowerCase());
    }),
  );
});

/** JSON of a value; what has none is a payload that is no JSON. */
function safe(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "{";
  }
}
