import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express5, { type ErrorRequestHandler, type Express } from "express";
import { projectFolder } from "../../../build/project";
import { Instance } from "../../../runtime/adapter/instance";
import { containerListener } from "../../../runtime/adapter/serve-container";
import type { AdapterSettings } from "../../../runtime/adapter/settings";
import { send } from "../../support/http";

const express4 = createRequire(join(projectFolder, "examples/orders/server.js"))("express");
const settings: AdapterSettings = {
  ...{ name: "a", healthPath: "/-/healthy", paths: "as-sent", routes: [], entry: "a.js" },
  ...{ cors: undefined, timeouts: { function: 10_000, finish: 10_000 } },
};

let server: Server;
async function serve(app: RequestListener): Promise<string> {
  server = createServer(containerListener(app, new Instance("containers"), settings));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
beforeEach(() => jest.spyOn(process.stdout, "write").mockReturnValue(true));
afterEach(() => {
  jest.restoreAllMocks();
  server.close().closeAllConnections();
});

const failures: Readonly<Record<string, unknown>> = {
  "/throttled": Object.assign(new Error("No"), { name: "ThrottlingException" }),
  "/away": Object.assign(new Error("No"), { code: "ECONNREFUSED" }),
  "/bug": new TypeError("a bug"),
  "/denied": Object.assign(new Error("No"), { name: "AccessDeniedException" }),
};
const own: ErrorRequestHandler = (error, req, res, _next) => {
  if (req.url.startsWith("/status")) return void res.status(418).json({ error: "own" });
  res.status(error.status ?? 500).json({ error: "Something went wrong" });
};
const fails = (app: Express) =>
  app.use((req, _res, next) => next(failures[req.path.replace("/status", "")]));

describe.each<[string, () => Express]>([
  ["Express 5", () => express5()],
  ["Express 4", () => express4()],
])("%s", (_name, create) => {
  test.each(["/throttled", "/away"])(
    "%s: its own 500 becomes a 503, its body stays",
    async (path) => {
      const app = create();
      fails(app).use(own);
      expect(await send(await serve(app), { path })).toMatchObject({
        status: 503,
        headers: { "retry-after": "1" },
        body: '{"error":"Something went wrong"}',
      });
    },
  );

  test("what does not pass by itself stays a 500, and another status as it is", async () => {
    const app = create();
    fails(app).use(own);
    const url = await serve(app);
    for (const path of ["/bug", "/denied"]) {
      expect((await send(url, { path })).status).toBe(500);
    }
    expect((await send(url, { path: "/status/away" })).status).toBe(418);
  });

  test("so too without an error handler of its own", async () => {
    const app = create();
    jest.spyOn(console, "error").mockReturnValue();
    fails(app);
    const url = await serve(app);
    expect(await send(url, { path: "/away" })).toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
    });
    expect((await send(url, { path: "/bug" })).status).toBe(500);
  });
});

test("an app that is no Express app may say itself what it failed by", async () => {
  const url = await serve((req, res) => {
    if (req.url !== "/") Object.assign(res, { err: failures["/away"] });
    res.writeHead(500, "Own words", { "x-own": "1" }).end("{}");
  });
  expect(await send(url, { path: "/away" })).toMatchObject({
    status: 503,
    headers: { "x-own": "1", "retry-after": "1" },
  });
  expect((await send(url)).status).toBe(500);
});
