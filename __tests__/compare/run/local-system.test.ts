import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { toUrlsScript } from "../../../build/urls";
import type { Answer } from "../../../compare/load/client";
import { httpClient } from "../../../compare/load/http-client";
import { localSystem } from "../../../compare/run/local-system";
import { workloadFor } from "../../../compare/run/workload";

const sources = { app: undefined, scenario: undefined, har: undefined, writes: false };
/** The app that comes along, and a request of its workload that needs nothing. */
async function wanted() {
  const { app, scenario } = await workloadFor(sources, [], () => {});
  const { path = "/" } = scenario.requests.find((each) => !each.path.includes("{")) ?? {};
  return { app: undefined, name: app, path };
}

async function ask(url: string, path: string): Promise<Answer> {
  const client = httpClient(url);
  const answer = await client.send({ route: "list", method: "GET", path, headers: {} });
  await client.close();
  return answer;
}

const pages: Server[] = [];
afterAll(() => {
  for (const page of pages) page.close();
});

/** A page of a system that runs that app. */
async function pageOf(name: string): Promise<string> {
  const script = toUrlsScript([], { name, requests: [] });
  const page = createServer((_, res) => res.end(script)).listen(0, "127.0.0.1");
  pages.push(page);
  await once(page, "listening");
  return `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
}

const nobody = {
  page: "http://127.0.0.1:1",
  functions: "http://127.0.0.1:1",
  containers: "http://127.0.0.1:2",
};

test("where another app runs, one is started, answers as both backends, and is gone afterwards", async () => {
  const said: string[] = [];
  const app = await wanted();
  const running = { ...nobody, page: await pageOf("another") };
  const system = await localSystem(app, (line) => said.push(line), running);
  const backends = ["functions", "containers"] as const;
  try {
    for (const backend of backends) {
      const answer = await ask(system[backend], app.path);
      expect(answer).toMatchObject({ status: 200, server: { backend } });
    }
  } finally {
    await system.close();
  }
  expect(said).toEqual([
    "The local system that is running has another app: another",
    "Starting the local system for this run",
  ]);
  for (const backend of backends) expect((await ask(system[backend], app.path)).status).toBe(0);
});

test("one that runs the same app is used, and left running", async () => {
  const said: string[] = [];
  const running = { ...nobody, page: await pageOf("notes") };
  const notes = { app: "../notes", name: "notes" };
  const system = await localSystem(notes, (line) => said.push(line), running);
  expect(system).toMatchObject({ functions: nobody.functions, containers: nobody.containers });
  await system.close();
  expect(said[0]).toMatch(/^The local system is running/);
  expect((await ask(running.page, "/urls.js")).status).toBe(200);
});
