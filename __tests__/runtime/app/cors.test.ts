import { type CorsPolicy, corsAnswer } from "../../../runtime/app/cors";

const policy: CorsPolicy = {
  allowOrigins: ["https://a.example", "https://b.example"],
  allowMethods: ["GET", "PUT"],
  allowHeaders: ["content-type"],
  exposeHeaders: ["location"],
  maxAgeSeconds: 60,
};
const ask = (method: string, origin?: string, requestMethod?: string, of = policy) =>
  corsAnswer(of, { method, origin, requestMethod });

test("one of several origins is named alone, and caches are told that it counts", () => {
  expect(ask("GET", "https://b.example")).toEqual({
    preflight: false,
    headers: [
      ["access-control-allow-origin", "https://b.example"],
      ["vary", "Origin"],
      ["access-control-expose-headers", "location"],
    ],
  });
});

test("any origin is a star, which no cache has to mind", () => {
  const { headers } = ask("GET", "https://x", undefined, { ...policy, allowOrigins: ["*"] });
  expect(headers).toEqual([
    ["access-control-allow-origin", "*"],
    ["access-control-expose-headers", "location"],
  ]);
});

test("a preflight is answered with what is allowed, and nothing is exposed to it", () => {
  expect(ask("OPTIONS", "https://a.example", "PUT")).toEqual({
    preflight: true,
    headers: [
      ["access-control-allow-origin", "https://a.example"],
      ["vary", "Origin"],
      ["access-control-allow-methods", "GET,PUT"],
      ["access-control-allow-headers", "content-type"],
      ["access-control-max-age", "60"],
    ],
  });
});

test.each([
  ["no origin", ask("GET"), false],
  ["a stranger", ask("GET", "https://c.example"), false],
  [
    "a stranger's preflight, which is one all the same",
    ask("OPTIONS", "https://c.example", "PUT"),
    true,
  ],
  ["an OPTIONS that is no preflight and has no origin", ask("OPTIONS", undefined, "PUT"), false],
])("%s gets nothing", (_who, answer, preflight) => {
  expect(answer).toEqual({ preflight, headers: [] });
});
