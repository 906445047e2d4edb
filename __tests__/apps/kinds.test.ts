import { install, ordersFolder } from "../examples/install";
import { type BackendName, backendNames } from "../parity/backends";
import { comparable } from "../parity/differences";
import { type RawAnswer, type RawRequest, send } from "../support/http";
import { startSystem, type TestSystem } from "../support/system";
import { paths } from "./answers";
import { kinds } from "./kinds";
import { type AppFolder, makeApp } from "./make-app";

/** How each is called: most paths by GET, and the one that echoes in many ways. */
const requests: readonly RawRequest[] = [
  { path: "/json" },
  ...paths.filter((path) => path !== "/closed").map((path) => ({ path })),
  ...["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => ({ method, path: "/echo" })),
  { path: "/echo?a=1&a=2&b=x+y%20z&c=%C3%BC&d" },
  { path: "/echo", headers: { authorization: "Bearer x", accept: "a/b, c/d;q=0.5" } },
  { path: "/echo", headers: ["cookie", "a=1", "cookie", "b=2; c=3"] },
  { method: "POST", path: "/echo", body: "text", headers: { "content-type": "text/plain" } },
  { method: "POST", path: "/echo", body: Buffer.from([0, 255, 128, 13, 10]) },
  { method: "POST", path: "/echo", body: "", headers: { "content-type": "text/plain" } },
  { method: "HEAD", path: "/json" },
  { method: "PUT", path: "/echo", body: "in pieces", headers: { "transfer-encoding": "chunked" } },
  { method: "PUT", path: "/echo", body: "expected", headers: { expect: "100-continue" } },
];

const nameOf = ({ method = "GET", path = "/", headers, body }: RawRequest) =>
  [method, path, headers && JSON.stringify(headers), body?.length].filter(Boolean).join(" ");

beforeAll(() => install(ordersFolder));

describe.each(kinds.map((kind) => [kind.name, kind] as const))("%s", (_name, kind) => {
  let app: AppFolder;
  let system: TestSystem;
  beforeAll(async () => {
    app = await makeApp(kind.files, kind.packages, kind.file);
    system = await startSystem({ args: ["--app", app.reference] });
  });
  afterAll(async () => {
    await system?.stop();
    await app?.remove();
  });

  test.each(requests.map((request) => [nameOf(request), request] as const))(
    "%s",
    async (_request, request) => {
      const answers = { method: request.method ?? "GET" } as {
        method: string;
      } & Record<BackendName, RawAnswer>;
      for (const backend of backendNames) {
        const answer = await send(system[backend], request);
        expect(answer.headers).toMatchObject({
          "x-backend": backend,
          "x-instance-id": expect.stringMatching(/^[0-9a-f]{12}$/),
          "x-instance-seq": expect.stringMatching(/^[1-9]\d*$/),
          "x-init-ms": expect.stringMatching(/^[1-9]\d*$/),
          "server-timing": expect.stringMatching(/^app;dur=\d+\.\d(, own;dur=1)?(, db;dur=0.5)?$/),
        });
        answers[backend] = answer;
      }
      const { functions, containers } = comparable(answers);
      expect(functions).toEqual(containers);
      expect(functions.status).toBeLessThan(request.path === "/500" ? 501 : 405);
    },
  );

  test("answers as it was written", async () => {
    const { headers, body } = await send(system.functions, { path: "/json" });
    expect(JSON.parse(body)).toEqual({ text: "Grüße" });
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    const timed = await send(system.containers, { path: "/timing-head" });
    expect(timed.headers["server-timing"]).toMatch(/^app;dur=\d+\.\d, own;dur=1, db;dur=0.5$/);
    const nested = await send(system.functions, { path: "/head-nested" });
    expect(nested.headers).toMatchObject({ "x-own": "1", "set-cookie": ["a=1", "b=2"] });
  });

  test.each(backendNames)("%s: request and response are closed in the end", async (backend) => {
    const { body } = await send(system[backend], { path: "/closed" });
    const again = await send(system[backend], { path: "/closed" });
    expect(Number(again.body)).toBe(Number(body) + 2);
  });
});
