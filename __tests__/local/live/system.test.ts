import { get, type IncomingMessage } from "node:http";
import type { LiveEvent } from "../../../local/live/live";
import { send } from "../../support/http";
import { startSystem, type TestSystem } from "../../support/system";
import { until } from "../../support/until";

let system: TestSystem;
let events: LiveEvent[];
let stream: IncomingMessage;

beforeAll(async () => {
  system = await startSystem();
  events = [];
  let rest = "";
  stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${system.page}/local/events`, resolve).on("error", reject);
  });
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    const texts = (rest + chunk).split("\n\n");
    rest = texts.pop() ?? "";
    for (const text of texts) {
      if (text.startsWith("data: ")) events.push(JSON.parse(text.slice("data: ".length)));
    }
  });
  // It ends with the system that it is about.
  stream.on("error", () => {});
});
afterAll(() => system.stop());

const kill = (door: unknown, headers = {}) =>
  send(system.page, {
    method: "POST",
    path: "/local/kill",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ door }),
  });
const idOf = async (url: string) =>
  (await send(url, { path: "/blog/welcome" })).headers["x-instance-id"];
const states = () => events.flatMap((event) => (event.kind === "instances" ? [event] : []));
const functionStates = (id: unknown) =>
  states().flatMap(({ functions }) => functions.filter((one) => one.id === id));
const words = () => events.flatMap((event) => (event.kind === "happened" ? [event] : []));

test("the page is told where it hears of both backends, and how they are", async () => {
  expect((await send(system.page, { path: "/urls.js" })).body).toContain('"live": "/local/events"');
  expect(stream.headers["content-type"]).toBe("text/event-stream");
  const task = () => states().at(-1)?.containers[0];
  // Its health may be asked for at any moment.
  await until(() => task()?.state === "idle");
  expect(task()).toMatchObject({ inFlight: 0 });
  const { id } = task() ?? {};
  expect(await idOf(system.containers)).toBe(id);
});

test("an instance starts, serves and is frozen, by the id that its answer carries", async () => {
  const id = await idOf(system.functions);
  await until(() => functionStates(id).some(({ state }) => state === "frozen"));
  const seen = functionStates(id);
  expect(seen[0]).toMatchObject({ function: "getPost", state: "starting" });
  const [cold] = words().filter(({ instance }) => instance === id);
  expect(cold?.text).toMatch(/^getPost: cold start, \d+ ms$/);
});

test("an instance that is killed is gone, and the next request starts another", async () => {
  const id = await idOf(system.functions);
  const answer = await kill("functions");
  expect([answer.status, JSON.parse(answer.body)]).toEqual([202, { killed: id }]);
  await until(
    () =>
      states()
        .at(-1)
        ?.functions.every((one) => one.id !== id) ?? false,
  );
  expect(words().at(-1)?.text).toBe("getPost: an instance was killed");
  expect(await idOf(system.functions)).not.toBe(id);
});

test("a task that is killed is replaced, and both say so with its time", async () => {
  const before = await idOf(system.containers);
  const answer = await kill("containers");
  expect([answer.status, JSON.parse(answer.body)]).toEqual([202, { killed: before }]);
  // Where this is slow to ask again, the next one may serve already, and dies too.
  const killed = new Set([before]);
  await until(async () => {
    const again = await kill("containers");
    if (again.status === 202) killed.add(JSON.parse(again.body).killed);
    return again.status === 409;
  });
  const count = (text: RegExp) => words().filter((one) => text.test(one.text)).length;
  await until(() => count(/^the next task serves after/) === killed.size);
  expect(count(/^a task died \(SIGKILL\) and is replaced$/)).toBe(killed.size);
  expect(words().at(-1)?.text).toMatch(/^the next task serves after \d+\.\d s$/);
  expect(words().at(-1)?.instance).toBe(await idOf(system.containers));
  expect(system.output()).toMatch(/^Containers: a task died \(SIGKILL\) and is replaced\.$/m);
  expect(system.output()).toMatch(/^Containers: the next task serves after \d+\.\d s\.$/m);
});

test("orders that are none, and those of other sites, kill nothing", async () => {
  expect((await kill("database")).status).toBe(400);
  expect((await kill("functions", { "content-type": "text/plain" })).status).toBe(415);
  expect((await kill("functions", { origin: "https://evil.example" })).status).toBe(403);
  expect((await kill("functions", { host: "evil.example" })).status).toBe(403);
  expect((await send(system.page, { path: "/local/kill" })).status).toBe(405);
  const { page } = system;
  expect((await send(page, { method: "POST", path: "/local/events" })).status).toBe(405);
  const headers = { origin: "https://evil.example" };
  expect((await send(page, { path: "/local/events", headers })).status).toBe(403);
});

test("the page may ask whether the app will run both ways, once at a time", async () => {
  expect((await send(system.page, { path: "/urls.js" })).body).toContain('"check": "/local/check"');
  const ask = (headers = {}) =>
    send(system.page, {
      method: "POST",
      path: "/local/check",
      headers: { "content-type": "application/json", ...headers },
      body: "{}",
    });
  expect((await ask({ origin: "https://evil.example" })).status).toBe(403);
  const [one, other] = await Promise.all([ask(), ask()]);
  expect([one.status, other.status].sort()).toEqual([200, 409]);
  const { doors } = JSON.parse((one.status === 200 ? one : other).body);
  const ready = { verdict: "ready", because: [] };
  expect(doors).toEqual([
    { door: "functions", ...ready },
    { door: "containers", ...ready },
  ]);
});
