import { toEvent } from "../../../local/gateway/event";
import { createRouter } from "../../../runtime/app/routing";
import { result, someRoutes as routes, withGateway } from "../../support/gateway";
import { send } from "../../support/http";

const get = (path: string) => ({ method: "GET", path });

test("row 1: a full match, then a greedy one, then $default", () => {
  const table = [get("$default"), get("/{rest+}"), get("/a/{rest+}"), get("/a/{id}")];
  const find = createRouter(table);
  expect(find("GET", "/a/b")?.routeKey).toBe("GET /a/{id}");
  expect(find("GET", "/a/b/c")?.routeKey).toBe("GET /a/{rest+}");
  expect(find("GET", "/a/b/c")?.pathParameters).toEqual({ rest: "b/c" });
  expect(find("GET", "/b/c")?.routeKey).toBe("GET /{rest+}");
  expect(find("POST", "/b")?.routeKey).toBe("$default");
  expect(find("GET", "/")?.routeKey).toBe("$default");
});

test("row 1: what no route takes is a 404 of the gateway's own", async () => {
  const invoke = jest.fn(async () => result("never"));
  await withGateway({ routes, invoke }, async ({ url }) => {
    for (const path of ["/", "/notesx", "/notes/a/b", "/notes/a%2Fb"]) {
      const { status, body, headers } = await send(url, { path });
      expect([path, status, body]).toEqual([path, 404, '{"message":"Not Found"}']);
      expect(headers["content-type"]).toBe("application/json");
    }
  });
  expect(invoke).not.toHaveBeenCalled();
});

test("row 2: a literal beats a variable, a method beats ANY, {proxy+} stands last", () => {
  const any = { method: "ANY", path: "/a/{id}" };
  const find = createRouter([get("/{proxy+}"), any, get("/a/{id}"), get("/a/b"), get("/{x}/b")]);
  expect(find("GET", "/a/b")?.routeKey).toBe("GET /a/b");
  expect(find("GET", "/a/c")?.routeKey).toBe("GET /a/{id}");
  expect(find("PUT", "/a/c")?.routeKey).toBe("ANY /a/{id}");
  expect(find("GET", "/c/b")?.routeKey).toBe("GET /{x}/b");
  expect(find("GET", "/c/d")?.routeKey).toBe("GET /{proxy+}");
});

test("row 3: routeKey is the template, in the event and in its requestContext", async () => {
  const keys: string[][] = [];
  const onEvent: Parameters<typeof withGateway>[0]["onEvent"] = (event) =>
    keys.push([event.routeKey, event.requestContext.routeKey]);
  await withGateway({ routes, onEvent }, async ({ url }) => {
    await send(url, { path: "/notes/1" });
    await send(url, { path: "/notes/1", method: "HEAD" });
    await send(url, { path: "/notes", method: "POST" });
  });
  expect(keys).toEqual([
    ["GET /notes/{id}", "GET /notes/{id}"],
    ["HEAD /notes/{id}", "HEAD /notes/{id}"],
    ["POST /notes", "POST /notes"],
  ]);
});

test("row 5: a named stage stands before the path, $default does not", () => {
  const request = {
    method: "GET",
    target: { path: "/x", query: "" },
    rawHeaders: [],
    body: Buffer.alloc(0),
    httpVersion: "1.1",
    sourceIp: "127.0.0.1",
    port: 80,
    requestId: "id",
    traceId: "Root=1",
    time: new Date(0),
  };
  const match = { route: get("/x"), routeKey: "GET /x", pathParameters: {} };
  const named = toEvent({ ...request, stage: "dev" }, match);
  expect([named.rawPath, named.requestContext.http.path]).toEqual(["/dev/x", "/dev/x"]);
  expect(named.requestContext.stage).toBe("dev");
  expect(toEvent(request, match).rawPath).toBe("/x");
});

test("row 32: routes are exact", () => {
  const find = createRouter(routes);
  const taken = [
    ["GET", "/notes"],
    ["HEAD", "/notes"],
    ["DELETE", "/notes/x"],
  ] as const;
  for (const [method, path] of taken) expect(find(method, path)).toBeDefined();
  const refused = [
    ["GET", "/notes/"],
    ["GET", "/NOTES"],
    ["GET", "//notes"],
    ["GET", "notes"],
    ["get", "/notes"],
    ["PUT", "/notes"],
    ["HEAD", "/notes/x/"],
    ["OPTIONS", "*"],
  ] as const;
  for (const [method, path] of refused) expect(find(method, path)).toBeUndefined();
});

test("row 32: HEAD is not GET where there is no route of its own", () => {
  const find = createRouter([{ method: "POST", path: "/x" }]);
  expect(find("HEAD", "/x")).toBeUndefined();
  expect(find("GET", "/x")).toBeUndefined();
});

test("row 32: a row of HEAD takes it before the GET row of that path does", () => {
  const find = createRouter([
    { method: "GET", path: "/notes" },
    { method: "HEAD", path: "/notes" },
    { method: "GET", path: "/notes/{id}" },
  ]);
  expect(find("HEAD", "/notes")?.route.method).toBe("HEAD");
  expect(find("HEAD", "/notes/1")?.route.method).toBe("GET");
});
