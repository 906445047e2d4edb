import * as v from "valibot";
import { type HarOptions, scenarioFromHar } from "../../../compare/load/har";
import { namedPath } from "../../../compare/load/har-path";
import { scenarioSchema } from "../../../runtime/app/schema/scenario";

interface Recorded {
  readonly url: string;
  readonly method?: string;
  readonly type?: string;
  readonly mimeType?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

const har = (...entries: readonly Recorded[]) => ({
  log: {
    version: "1.2",
    entries: entries.map(
      ({ url, method = "GET", type, mimeType, status = 200, headers, text }) => ({
        ...(type && { _resourceType: type }),
        request: {
          method,
          url,
          headers: Object.entries(headers ?? {}).map(([name, value]) => ({ name, value })),
          ...(text === undefined ? {} : { postData: { text } }),
        },
        response: { status, content: { mimeType: mimeType ?? "application/json" } },
      }),
    ),
  },
});

const site = "https://shop.example";
const read = (recorded: unknown, options: Partial<HarOptions> = {}) =>
  scenarioFromHar(recorded, { origins: [], writes: false, ...options });
const seen = (...args: Parameters<typeof read>) =>
  read(...args).scenario.requests.map(({ name, path, share }) => [name, path, share]);

test("each path is a request, named by its template, with the share that it had", () => {
  const recorded = har(
    { url: `${site}/orders/17` },
    { url: `${site}/orders/17` },
    { url: `${site}/orders/18` },
    { url: `${site}/orders?page=2` },
    { url: "https://other.example/pixel" },
  );
  expect(seen(recorded)).toEqual([
    ["GET /orders/{id}", "/orders/17", 2],
    ["GET /orders/{id}", "/orders/18", 1],
    ["GET /orders", "/orders?page=2", 1],
  ]);
  expect(v.is(scenarioSchema, read(recorded).scenario)).toBe(true);
});

test.each([
  ["/orders/17", "/orders/{id}"],
  ["/users/123e4567-e89b-12d3-a456-426614174000/cart", "/users/{id}/cart"],
  ["/o/507f1f77bcf86cd799439011", "/o/{id}"],
  ["/o/01ARZ3NDEKTSV4RRFFQ69G5FAV?x=1", "/o/{id}"],
  ["/v2/orders", "/v2/orders"],
  ["/articles/how-to-read", "/articles/how-to-read"],
  ["/", "/"],
])("%s is %s", (path, template) => {
  expect(namedPath("GET", path)).toBe(`GET ${template}`);
});

test("documents and calls of scripts are taken; where the browser does not say it, by what came", () => {
  const recorded = har(
    { url: `${site}/a`, type: "document" },
    { url: `${site}/b`, type: "fetch" },
    { url: `${site}/c`, type: "xhr" },
    { url: `${site}/d.js`, type: "script" },
    { url: `${site}/e.png`, type: "image" },
    { url: `${site}/f`, mimeType: "text/html; charset=utf-8" },
    { url: `${site}/g.svg`, mimeType: "image/svg+xml" },
    { url: `${site}/h`, type: "fetch", method: "OPTIONS" },
    { url: `${site}/i`, type: "fetch", status: 0 },
  );
  expect(seen(recorded).map(([, path]) => path)).toEqual(["/a", "/b", "/c", "/f"]);
});

test("requests to a target are taken before the most frequent origin, below its path", () => {
  const recorded = har(
    { url: `${site}/x` },
    { url: `${site}/y` },
    { url: "https://api.example/functions/orders/1" },
    { url: "https://api.example/functionsx" },
  );
  const origins = ["https://none.example", "https://api.example/functions"];
  expect(seen(recorded, { origins })).toEqual([["GET /orders/{id}", "/orders/1", 1]]);
  expect(seen(recorded).map(([, path]) => path)).toEqual(["/x", "/y"]);
});

test("what changes something is left out unless it is asked for, and it is said", () => {
  const recorded = har(
    { url: `${site}/orders` },
    {
      url: `${site}/orders`,
      method: "POST",
      status: 422,
      text: '{"a":1}',
      headers: { "Content-Type": "application/json" },
    },
  );
  const { scenario, notes } = read(recorded);
  expect(scenario.requests).toHaveLength(1);
  expect(notes).toContain("1 that change something (--writes takes them) are left out");
  expect(read(recorded, { writes: true }).scenario.requests[1]).toEqual({
    name: "POST /orders",
    method: "POST",
    path: "/orders",
    headers: { "content-type": "application/json" },
    body: '{"a":1}',
    expect: [422],
    share: 1,
  });
});

test("credentials are never copied, and it is said", () => {
  const signed = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
  const post = { method: "POST", url: `${site}/login` };
  const recorded = har(
    {
      url: `${site}/orders?api_key=s3cret-1&page=2&t=${signed}`,
      headers: { Cookie: "sid=s3cret-2", Authorization: "Bearer s3cret-3", Accept: "text/html" },
    },
    { url: `${site}/me?access_token=s3cret-4`, headers: { "X-CSRF-Token": "s3cret-5" } },
    { url: `${site}/reset/${signed}` },
    { ...post, text: '{"user":{"password":"s3cret-6"}}' },
    { ...post, text: "user=a&passwd=s3cret-7" },
  );
  const { scenario, notes } = read(recorded, { writes: true });
  expect(JSON.stringify({ scenario, notes })).not.toMatch(/s3cret|eyJ/);
  expect(scenario.requests.map(({ path, headers }) => [path, headers])).toEqual([
    ["/orders?page=2", { accept: "text/html" }],
    ["/me", {}],
  ]);
  expect(notes).toEqual([
    `2 requests to ${site} are taken from the recording; credentials are never copied, nor are the headers cookie, authorization, x-csrf-token`,
    "3 that hold a credential are left out",
  ]);
});

test("what would be read as a pool, and uploads, are left out", () => {
  const multipart = { "content-type": "multipart/form-data; boundary=x" };
  const recorded = har(
    { url: `${site}/a` },
    { url: `${site}/b?filter={id}` },
    { url: `${site}/graph`, method: "POST", text: "{user{id}}" },
    { url: `${site}/up`, method: "POST", text: "x", headers: multipart },
  );
  const { scenario, notes } = read(recorded, { writes: true });
  expect(scenario.requests).toHaveLength(1);
  expect(notes.slice(1)).toEqual([
    "2 that hold {words} in braces are left out",
    "1 that upload files are left out",
  ]);
});

test.each([
  [{}, "this is no recording of a browser (HAR): log: "],
  [har(), "the recording holds no request to anywhere that can be sent"],
  [har({ url: `${site}/x`, method: "PUT" }), `holds no request to ${site} that can be sent`],
])("refused: %j", (recorded, message) => {
  expect(() => read(recorded)).toThrow(message);
});
