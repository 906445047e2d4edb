import type { OrderCase } from "./api-cases";
import { form, get, head, json, remove } from "./requests";

const html = { "content-type": "text/html; charset=utf-8" };
const cookies = (...all: string[]) => ({
  "set-cookie": all.map((one) => expect.stringContaining(one)),
});

export const browser: readonly OrderCase[] = [
  {
    name: "a form, two cookies and on to another page",
    request: form("/preferences", "theme=dark&greeting=Good+day%2C+%C3%BC"),
    status: 303,
    headers: {
      location: "/preferences",
      ...cookies(
        "theme=dark; Max-Age=31536000",
        "greeting=Good%20day%2C%20%C3%BC; Path=/; HttpOnly",
      ),
    },
  },
  {
    name: "a form whose names come twice",
    request: form("/preferences", "theme=dark&theme=light"),
    status: 422,
  },
  { name: "an empty form", request: form("/preferences", ""), status: 422 },
  {
    name: "a form in JSON",
    request: json("POST", "/preferences", { theme: "light", greeting: "" }),
    status: 303,
    headers: cookies("theme=light", "greeting=;"),
  },
  {
    name: "cookies that come back",
    request: get("/preferences", { cookie: "theme=dark; greeting=Good%20day%2C%20%C3%BC" }),
    status: 200,
    body: { theme: "dark", greeting: "Good day, ü" },
  },
  {
    name: "cookies in two headers",
    request: { path: "/preferences", headers: ["cookie", "theme=dark", "cookie", "greeting=a=b"] },
    status: 200,
    body: { theme: "dark", greeting: "a=b" },
  },
  {
    name: "cookies that are none",
    request: get("/preferences", { cookie: "theme; =x; ;greeting=%zz" }),
    status: 200,
  },
  { name: "no cookies", request: get("/preferences"), status: 200 },
  {
    name: "cookies that are taken back",
    request: remove("/preferences"),
    status: 204,
    headers: cookies("theme=; Path=/; Expires=Thu, 01 Jan 1970", "greeting=; Path=/"),
  },
  ...["text/html", "text/plain", "application/json", "*/*"].map((accept) => ({
    name: `a redirect for who wants ${accept}`,
    request: get("/track/fixture", { accept }),
    status: 302,
    headers: { location: "/orders/fixture", vary: expect.stringMatching(/^Accept\b/) },
  })),
  {
    name: "a redirect to what must be encoded",
    request: get("/track/%C3%BC%20b"),
    status: 302,
    headers: { location: "/orders/%C3%BC%20b" },
  },
  { name: "HEAD of a redirect", request: head("/track/fixture"), status: 302 },
  ...["/x", "/x/%C3%BC", "/x?y=%3Cb%3E", "/%3Cb%3E", "/track", "//x", "/a//b", "/x%20y"].map(
    (path) => ({
      name: `Express's own page for ${path}`,
      request: get(path),
      status: 404,
      headers: { ...html, "content-security-policy": "default-src 'none'" },
    }),
  ),
  {
    name: "a path out of the folder",
    request: get("/../package.json"),
    status: 404,
    headers: html,
  },
  { name: "a folder without its slash", request: get("/."), status: 301 },
  ...["PUT", "PATCH", "POST", "DELETE"].map((method) => ({
    name: `${method} of a page`,
    request: { method, path: "/" },
    status: 404,
    headers: html,
  })),
  {
    name: "OPTIONS, which Express answers",
    request: { method: "OPTIONS", path: "/orders" },
    status: 200,
    headers: { allow: "GET,HEAD,POST" },
  },
  {
    name: "a preflight, of which the app knows nothing",
    request: {
      method: "OPTIONS",
      path: "/orders/fixture",
      headers: { origin: "https://a.example", "access-control-request-method": "PATCH" },
    },
    status: 200,
    headers: { "access-control-allow-origin": undefined },
  },
  {
    name: "a conditional request of another version",
    request: get("/orders/fixture", { "if-none-match": 'W/"other"' }),
    status: 200,
  },
  {
    name: "a conditional request of any version",
    request: get("/orders/fixture", { "if-none-match": "*" }),
    status: 304,
  },
  {
    name: "a fresh copy, whatever the version",
    request: get("/orders/fixture", { "if-none-match": "*", "cache-control": "no-cache" }),
    status: 200,
  },
];
